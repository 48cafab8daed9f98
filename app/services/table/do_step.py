"""Do a step at the table: as anywhere, but a point that is rounded off there can be taken back for a moment."""

from app.domain.ids import TaskId
from app.domain.words.step_kind import Part
from app.domain.words.steps import has_part
from app.services.deps import Deps
from app.services.loading import load_task
from app.services.table.close_soon import close_soon
from app.services.tasks.complete_task import Afgewerkt, CompleteTask, complete_task


def do_step(command: CompleteTask, deps: Deps) -> Afgewerkt | None:
    """Complete the step; None for the closing of a point, which follows in half a minute. Raises as those do."""
    if not _closes(command.task_id, command, deps):
        return complete_task(command, deps)
    close_soon(command, deps)
    return None


def _closes(task_id: TaskId, command: CompleteTask, deps: Deps) -> bool:
    with deps.uow.read(command.actor.livc_id) as tx:
        return has_part(load_task(tx, task_id, lock=False).taak.kind, Part.CLOSING)
