"""Take a task on ("ik neem dit op")."""

from app.domain.errors import ConflictError
from app.domain.ids import TaskId
from app.domain.people import Actor
from app.services.deps import Deps
from app.services.loading import ensure_may_take_on, load_task


def claim_task(actor: Actor, task_id: TaskId, deps: Deps) -> None:
    """Put the actor's name on the task. Raises `ConflictError` when a colleague was first."""
    with deps.uow.begin(actor.livc_id) as tx:
        loaded = load_task(tx, task_id, lock=True)
        ensure_may_take_on(tx, actor, loaded)
        if loaded.taak.opgenomen_door not in (None, actor.persoon_id):
            raise ConflictError("Een collega nam deze taak al op. Er is niets gewijzigd.")
        tx.taken.assign(task_id, actor.persoon_id)
