"""Give a person an account in a LIVC-R, with a one-time link."""

from dataclasses import dataclass
from datetime import date

from app.domain.errors import ConflictError, NotAllowedError, NotFoundError
from app.domain.ids import LidmaatschapId, LivcId, OrganisatieId, PersoonId, new_id
from app.domain.kalender import dag_van
from app.domain.people import POLITIE, Actor, Lidmaatschap, Organisatie, Persoon, Rol
from app.services.access.request_reset import make_link
from app.services.deps import Deps
from app.services.store import AuditRegel


@dataclass(frozen=True)
class InvitePerson:
    """`actor` is None on the command line. Without `email` the person takes part by phone and paper."""

    livc_id: LivcId
    naam: str
    email: str | None
    organisatie: str
    soort: str
    rol: Rol
    functie: str
    van: date | None = None
    actor: Actor | None = None


def invite_person(command: InvitePerson, deps: Deps) -> str | None:
    """Return the link's secret, None for a person without e-mail."""
    if command.actor:
        _ensure_may_invite(command.actor, command.livc_id)
    email = command.email.strip().lower() if command.email else None
    if not command.naam.strip() or not command.organisatie.strip() or (email and "@" not in email):
        raise ConflictError(
            "Geef een naam, een organisatie en een geldig e-mailadres. Er is niets aangemaakt."
        )
    with deps.uow.read(None) as tx:
        if command.livc_id not in {livc.id for livc in tx.livcs.all()}:
            raise NotFoundError("Er is geen LIVC-R met dit nummer. Er is niets aangemaakt.")
    with deps.uow.begin(command.livc_id) as tx:
        if email and tx.people.find_by_email(email):
            raise ConflictError("Er is al een account met dit e-mailadres. Er is niets gewijzigd.")
        orgs = {org.naam: org for org in tx.people.organisaties(command.livc_id)}
        org = orgs.get(command.organisatie)
        if org is None:
            org = Organisatie(OrganisatieId(new_id()), command.organisatie, command.soort)
            tx.people.save_organisatie(org)
        if org.soort == "politie" and command.rol not in POLITIE:
            raise ConflictError(
                "De politie neemt deel via de korpschef of de information officer "
                "(wet van 30 juli 2018, art. 3 §1). Er is niets gewijzigd."
            )
        persoon = Persoon(PersoonId(new_id()), command.naam, email)
        tx.people.save_persoon(persoon)
        day = command.van or dag_van(deps.clock.now())
        tx.people.save_lidmaatschap(
            Lidmaatschap(
                LidmaatschapId(new_id()),
                command.livc_id,
                persoon.id,
                org.id,
                command.rol,
                command.functie,
                day,
            )
        )
        by = command.actor.persoon_id if command.actor else None
        tx.audit.record(AuditRegel(deps.clock.now(), "schrijven", "account_gemaakt", "beheer", by, org.id))
        return make_link(tx, persoon.id, "account", deps) if email else None


def _ensure_may_invite(actor: Actor, livc_id: LivcId) -> None:
    if actor.livc_id != livc_id or not actor.eigen_rollen & {Rol.BEHEERDER, Rol.COORDINATOR}:
        raise NotAllowedError
