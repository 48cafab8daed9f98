"""Hand a task to a colleague."""

from app.domain.errors import NotAllowedError
from app.domain.ids import PersoonId, TaskId
from app.domain.people import Actor
from app.services.deps import Deps
from app.services.loading import ensure_may_take_on, livc_of, load_task, may_take_on
from app.services.owners import actor_of


def hand_over_task(actor: Actor, task_id: TaskId, persoon_id: PersoonId, deps: Deps) -> str:
    """Put a colleague's name on the task; return that name. The colleague must be able to complete it."""
    with deps.uow.begin(actor.livc_id) as tx:
        loaded = load_task(tx, task_id, lock=True)
        ensure_may_take_on(tx, actor, loaded)
        livc = livc_of(tx, actor)
        colleague = actor_of(tx, persoon_id, livc)
        if colleague is None or not may_take_on(tx, colleague, loaded):
            raise NotAllowedError("Deze collega kan deze taak niet afwerken. Er is niets gewijzigd.")
        tx.taken.assign(task_id, persoon_id)
        return next((p.naam for _, p, _ in tx.people.leden(livc.id, tx.now.day) if p.id == persoon_id), "")
