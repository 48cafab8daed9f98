"""A procedure that waits for nothing, or for nobody: no one would ever hear of it, so the beheerder does."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.domain.casus import Incident, Instantie, Taak
from app.domain.eigenaar import EIGEN_RUIMTE, PRESCREENING
from app.domain.execution import Moved
from app.domain.ids import new_id
from app.procedure.reading import element_names
from app.services.owners import bezetting_of, why_nobody

if TYPE_CHECKING:
    from app.services.running.mover import Mover

SOORT = "stilstand"
NIEMAND = "niemand"


def report_standstill(mover: "Mover", instantie: Instantie, moved: Moved) -> None:
    """Open an incident when no task, term or message is waited for; the move itself is kept."""
    if moved.ended is not None or moved.tasks or moved.timers or moved.waiting:
        return
    names = element_names(mover.bundle(instantie))
    places = " en ".join(f"“{names.get(each) or each}”" for each in moved.active)
    wat = f"De procedure staat stil bij {places}: er wordt op niemand en op niets meer gewacht"
    _report(mover, instantie, SOORT, wat)


def report_nobody(mover: "Mover", instantie: Instantie, moved: Moved, taken: Sequence[Taak]) -> None:
    """Open an incident for a new task that nobody can do; of an own space or file nothing is told."""
    earlier = moved.earlier.tasks
    new = [t for t in taken if t.id not in earlier and not (t.kind in EIGEN_RUIMTE or _is_private(t))]
    if not new:
        return
    bezetting = bezetting_of(mover.tx, mover.livc.id, mover.now)
    why = {taak.id: why_nobody(taak, bezetting) for taak in new}
    told = dict.fromkeys(f"“{taak.naam}”: {why[taak.id]}" for taak in new if why[taak.id])
    for wat in told:
        if not _is_known(mover, instantie.slot, wat):
            _report(mover, instantie, NIEMAND, wat)


def _is_private(taak: Taak) -> bool:
    return taak.proces_id == PRESCREENING or (taak.casus_id is None and taak.organisatie_id is not None)


def _is_known(mover: "Mover", slot: str, wat: str) -> bool:
    return any((i.slot, i.wat) == (slot, wat) for i in mover.tx.outbox.incidenten() if i.opgelost_op is None)


def _report(mover: "Mover", instantie: Instantie, soort: str, wat: str) -> None:
    slot, now = instantie.slot, mover.deps.clock.now()
    mover.tx.outbox.add_incident(Incident(new_id(), instantie.livc_id, slot, soort, wat, now, 1))
