"""Who is there that day was noted a moment ago: for half a minute it can be taken back, when nothing followed.

The meeting is then again where it was asked, with what was ticked standing in the form. The points that it took
along stay on its agenda.
"""

from datetime import datetime

from app.domain.errors import ConflictError, NotAllowedError
from app.domain.ids import InstantieId
from app.domain.people import Actor
from app.domain.words.step_kind import Part
from app.domain.words.steps import has_part
from app.services.deps import Deps
from app.services.loading import Loaded, load_task, mover_for
from app.services.ports.audit import AuditRegel
from app.services.ports.unit_of_work import Tx
from app.services.ports.verhuizingen import Verhuizing
from app.services.procedures.undo_migration import put_back
from app.services.running.way_back import is_of_a_step
from app.services.table.close_soon import BEDENKTIJD, as_draft
from app.services.table.meeting import Meeting
from app.services.table.seat_again import NOTEREN, TE_LAAT


def take_back_attendance(actor: Actor, overleg_id: InstantieId, deps: Deps) -> None:
    """Ask again who is there. Raises `NotAllowedError`, and `ConflictError` when it is too late."""
    if actor.rollen.isdisjoint(NOTEREN):
        raise NotAllowedError
    with deps.uow.begin(actor.livc_id) as tx:
        tx.slots.lock(overleg_id)
        terug = _way_back(tx, overleg_id)
        if terug is None:
            raise ConflictError(TE_LAAT)
        put_back(mover_for(tx, deps, actor), tx.instanties.get(overleg_id), terug)
        asked = next(each for each in tx.taken.of_slot(overleg_id) if has_part(each.kind, Part.ATTENDING))
        loaded = load_task(tx, asked.id, lock=True)
        written = _typed_again(tx, actor, loaded, deps)
        tx.audit.record(
            AuditRegel(
                tx.now.real,
                "schrijven",
                "aanwezigheid_teruggenomen",
                "rol",
                actor.persoon_id,
                actor.organisatie_id,
                None,
                tuple(written),
            )
        )


def attendance_until(tx: Tx, actor: Actor, meeting: Meeting) -> datetime | None:
    """Return until when it can be taken back who is there, for who notes it; None when it cannot."""
    if actor.rollen.isdisjoint(NOTEREN):
        return None
    if not _waits_for_a_point(meeting):
        return None
    terug = _way_back(tx, meeting.overleg.id)
    if terug is None:
        return None
    return terug.moment + BEDENKTIJD


def _waits_for_a_point(meeting: Meeting) -> bool:
    """Answer whether it is asked now who takes part in a point, and none is open."""
    if meeting.open_punt is not None:
        return False
    asked = (has_part(taak.kind, Part.SEATING) for taak in meeting.taken)
    return any(asked)


def _way_back(tx: Tx, overleg_id: InstantieId) -> Verhuizing | None:
    """Return what the meeting was, as long as no step was taken since and half a minute is not over."""
    terug = tx.verhuizingen.find(overleg_id)
    if terug is None:
        return None
    end = terug.moment + BEDENKTIJD
    is_over = tx.now.real > end
    if is_over or not is_of_a_step(terug):
        return None
    return terug


def _typed_again(tx: Tx, actor: Actor, loaded: Loaded, deps: Deps) -> list[str]:
    """Put what was kept in the form again; return the ids of what is gone."""
    gone: list[str] = []
    for item in tx.items.of_instantie(loaded.instantie.id, "papers"):
        if item.task_id == loaded.taak.id:
            as_draft(tx, actor, loaded, item, deps)
            tx.items.delete(item.id)
            gone.append(item.id)
    return gone
