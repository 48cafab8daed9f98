"""Give a person a place in an organisation of a LIVC-R; it opens nothing before a colleague says so."""

from dataclasses import dataclass
from datetime import date

from app.domain.erkenning import Aanleiding
from app.domain.errors import ConflictError, NotAllowedError, NotFoundError
from app.domain.ids import LidmaatschapId, LivcId, OrganisatieId, PersoonId, new_id
from app.domain.kalender import dag_van
from app.domain.organisaties import (
    LANGSTE_NAAM,
    ensure_leesbare_naam,
    ensure_mag_zetelen,
    ensure_niet_betrokken,
    gevouwen,
    leesbaar,
)
from app.domain.people import Actor, Lidmaatschap, Livc, Organisatie, Persoon, Rol
from app.services.access.addresses import ensure_free, readable_address
from app.services.access.mail_link import queue_account_link
from app.services.access.request_reset import make_link
from app.services.deps import Deps
from app.services.erkenning import ask_colleagues
from app.services.ports.audit import AuditRegel
from app.services.ports.unit_of_work import Tx


@dataclass(frozen=True)
class InvitePerson:
    """`actor` is None on the command line. Without `email` the person takes part by phone and paper.

    `soort` counts for an organisation that is not there yet.
    """

    livc_id: LivcId
    naam: str
    email: str | None
    organisatie: str
    soort: str
    rol: Rol
    functie: str
    van: date | None = None
    actor: Actor | None = None


@dataclass(frozen=True)
class Uitgenodigd:
    """What was made. `link` is the secret of a one-time link, in a demo only: elsewhere it is mailed."""

    persoon_id: PersoonId
    erkenning_id: str
    link: str | None = None


def invite_person(command: InvitePerson, deps: Deps) -> Uitgenodigd:
    """Make the account and ask the colleagues. Raises `ConflictError`, `NotAllowedError`, `NotFoundError`."""
    if command.actor:
        ensure_may_manage(command.actor, command.livc_id)
    email = readable_address(command.email) if command.email else None
    _ensure_named(command)
    with deps.uow.read(None) as tx:
        if command.livc_id not in {livc.id for livc in tx.livcs.all()}:
            raise NotFoundError("Er is geen LIVC-R met dit nummer. Er is niets aangemaakt.")
    with deps.uow.begin(command.livc_id) as tx:
        tx.erkenningen.lock()
        if email:
            ensure_free(tx, email)
        livc, org = tx.livcs.get(command.livc_id), _organisation(tx, command)
        persoon = Persoon(PersoonId(new_id()), leesbaar(command.naam), email)
        tx.people.save_persoon(persoon)
        lid = _membership(command, persoon.id, org.id, livc, deps)
        vraag = ask_colleagues(tx, lid, Aanleiding.LIDMAATSCHAP, command.actor, livc, deps)
        _audit(tx, command, org.id, deps)
        if email:
            queue_account_link(tx, livc.id, persoon.id, deps)
        shown = make_link(tx, persoon.id, "getoond", deps) if email and livc.demo else None
    return Uitgenodigd(persoon.id, vraag.id, shown)


def _ensure_named(command: InvitePerson) -> None:
    if not leesbaar(command.naam) or not gevouwen(command.organisatie):
        raise ConflictError("Geef een naam en een organisatie. Er is niets aangemaakt.")
    ensure_leesbare_naam(leesbaar(command.organisatie))
    ensure_niet_betrokken(command.organisatie, command.functie)
    if max(len(command.naam), len(command.functie)) > LANGSTE_NAAM:
        raise ConflictError(
            "Maak naam en functie korter, tot {aantal} tekens. Er is niets aangemaakt.",
            aantal=LANGSTE_NAAM,
        )


def _audit(tx: Tx, command: InvitePerson, organisatie_id: OrganisatieId, deps: Deps) -> None:
    by = command.actor.persoon_id if command.actor else None
    grond = f"rol {command.rol.value}"
    tx.audit.record(AuditRegel(deps.clock.now(), "schrijven", "account_gemaakt", grond, by, organisatie_id))


def ensure_may_manage(actor: Actor, livc_id: LivcId) -> None:
    """Raise `NotAllowedError` unless the actor makes accounts in this LIVC-R; not by mandate."""
    if actor.livc_id != livc_id or not actor.eigen_rollen & {Rol.BEHEERDER, Rol.COORDINATOR}:
        raise NotAllowedError


def _organisation(tx: Tx, command: InvitePerson) -> Organisatie:
    """Return the organisation of this name, made when it is not there yet."""
    folded = gevouwen(command.organisatie)
    found = tx.people.find_genoemd(folded)
    if found is not None:
        ensure_mag_zetelen(command.rol, found.soort, found.naam)
        return found
    fresh = Organisatie(OrganisatieId(new_id()), leesbaar(command.organisatie), command.soort)
    ensure_mag_zetelen(command.rol, fresh.soort, fresh.naam)
    tx.people.save_organisatie(fresh)
    tx.people.save_naam(fresh.id, folded)
    return fresh


def _membership(
    command: InvitePerson, persoon_id: PersoonId, organisatie_id: OrganisatieId, livc: Livc, deps: Deps
) -> Lidmaatschap:
    return Lidmaatschap(
        LidmaatschapId(new_id()),
        livc.id,
        persoon_id,
        organisatie_id,
        command.rol,
        leesbaar(command.functie),
        command.van or dag_van(deps.clock.now()),  # the real day: in force by every clock
    )
