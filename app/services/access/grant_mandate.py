"""Let a colleague decide in one's place until a day ("Joris beslist voor mij tot …")."""

from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.errors import ConflictError, NotAllowedError
from app.domain.ids import PersoonId, new_id
from app.domain.kalender import begin_van, dag_van
from app.domain.people import POLITIE, Actor, Mandaat, Rol
from app.services.deps import Deps
from app.services.store import AuditRegel


@dataclass(frozen=True)
class GrantMandate:
    """`tot` is the last day, included."""

    actor: Actor
    rol: Rol
    nemer_id: PersoonId
    tot: date


def grant_mandate(command: GrantMandate, deps: Deps) -> Mandaat:
    """Grant the mandate from now. Only an own role; never to police (N, from INV-15)."""
    if command.rol not in command.actor.eigen_rollen:
        raise NotAllowedError("U kunt enkel uw eigen rol doorgeven. Er is niets gewijzigd.")
    with deps.uow.begin(command.actor.livc_id) as tx:
        now = deps.clock.now() + tx.livcs.get(command.actor.livc_id).klok
        if command.tot < dag_van(now):
            raise ConflictError("Kies vandaag of een latere dag als laatste dag. Er is niets gewijzigd.")
        rows = [
            lid
            for lid, p, _ in tx.people.leden(command.actor.livc_id, dag_van(now))
            if p.id == command.nemer_id != command.actor.persoon_id
        ]
        if not rows or {lid.rol for lid in rows} & POLITIE:
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
        tx.audit.record(
            AuditRegel(
                deps.clock.now(), "schrijven", "mandaat_gegeven", "eigen rol", command.actor.persoon_id
            )
        )
    return mandaat
