"""Give a task back ("teruggeven")."""

from app.domain.errors import NotAllowedError
from app.domain.ids import TaskId
from app.domain.people import Actor
from app.services.deps import Deps
from app.services.loading import ensure_may_take_on, load_task


def release_task(actor: Actor, task_id: TaskId, deps: Deps) -> None:
    """Take the actor's name off the task, so that a colleague may take it on."""
    with deps.uow.begin(actor.livc_id) as tx:
        loaded = load_task(tx, task_id, lock=True)
        ensure_may_take_on(tx, actor, loaded)
        if loaded.taak.opgenomen_door != actor.persoon_id:
            raise NotAllowedError("U nam deze taak niet op. Er is niets gewijzigd.")
        tx.taken.assign(task_id, None)
