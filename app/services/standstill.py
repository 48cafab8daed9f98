"""A procedure that waits for nothing and has not ended: nobody would ever hear of it, so the beheerder does."""

from typing import TYPE_CHECKING

from app.domain.casus import Incident, Instantie
from app.domain.execution import Moved
from app.domain.ids import new_id

if TYPE_CHECKING:
    from app.services.moving import Mover

SOORT = "stilstand"


def report_standstill(mover: "Mover", instantie: Instantie, moved: Moved) -> None:
    """Open an incident when no task, term or message is waited for; the move itself is kept."""
    if moved.ended is not None or moved.tasks or moved.timers or moved.waiting:
        return
    names = mover.deps.procedure.elements(mover.bundle(instantie))
    places = " en ".join(f"“{names.get(each) or each}”" for each in moved.active)
    wat = f"De procedure staat stil bij {places}: er wordt op niemand en op niets meer gewacht"
    slot, now = instantie.slot, mover.deps.clock.now()
    mover.tx.outbox.add_incident(Incident(new_id(), instantie.livc_id, slot, SOORT, wat, now, 1))
