"""Let a colleague decide in one's place until a day ("Joris beslist voor mij tot …")."""

from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.errors import ConflictError, NotAllowedError
from app.domain.ids import PersoonId, new_id
from app.domain.kalender import begin_van
from app.domain.mandaat import mag_doorgeven, mag_in_de_plaats
from app.domain.people import Actor, Mandaat, Rol
from app.services.deps import Deps
from app.services.ports.audit import AuditRegel


@dataclass(frozen=True)
class GrantMandate:
    """`tot` is the last day, included."""

    actor: Actor
    rol: Rol
    nemer_id: PersoonId
    tot: date


def grant_mandate(command: GrantMandate, deps: Deps) -> Mandaat:
    """Grant the mandate from now. Only an own role; never to police (N, from INV-15).

    The receiver logs in again: another role begins with another session.
    """
    if not mag_doorgeven(command.actor, command.rol):
        raise NotAllowedError(
            "U kunt enkel uw eigen rol van burgemeester, coördinator of verslaggever doorgeven. "
            "Er is niets gewijzigd."
        )
    with deps.uow.begin(command.actor.livc_id) as tx:
        now = tx.now.domain
        if command.tot < tx.now.day:
            raise ConflictError("Kies vandaag of een latere dag als laatste dag. Er is niets gewijzigd.")
        rows = [
            (lid.rol, org.soort)
            for lid, p, org in tx.people.leden(command.actor.livc_id, tx.now.day)
            if p.id == command.nemer_id != command.actor.persoon_id
        ]
        if not mag_in_de_plaats([rol for rol, _ in rows], [soort for _, soort in rows]):
            raise NotAllowedError("Deze persoon kan niet in uw plaats beslissen. Er is niets gewijzigd.")
        mandaat = Mandaat(
            new_id(),
            command.actor.livc_id,
            command.rol,
            command.actor.persoon_id,
            command.nemer_id,
            now,
            begin_van(command.tot + timedelta(days=1)),
        )
        tx.people.save_mandaat(mandaat)
        tx.sessies.revoke_all(command.nemer_id)
        tx.audit.record(
            AuditRegel(tx.now.real, "schrijven", "mandaat_gegeven", "eigen rol", command.actor.persoon_id)
        )
    return mandaat
