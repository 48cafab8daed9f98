"""Go straight to a step that one answer of the open step leads to: who knows what they want is asked nothing."""

from app.domain.ids import TaskId
from app.domain.people import Actor
from app.procedure.outcomes import outcome_to
from app.services.deps import Deps
from app.services.loading import load_task
from app.services.tasks.complete_task import CompleteTask, complete_task


def go_straight(actor: Actor, task_id: TaskId, kind: str, deps: Deps) -> TaskId:
    """Give the answer after which a step of this kind follows; return that step, the open one where none does."""
    with deps.uow.read(actor.livc_id) as tx:
        loaded = load_task(tx, task_id, lock=False)
        bundle = tx.versies.get(loaded.instantie.versie_id)
    taak = loaded.taak
    answer = outcome_to(bundle, taak.proces_id, taak.element_id, kind)
    if taak.kind == kind or answer is None:
        return task_id
    done = complete_task(CompleteTask(actor, task_id, {"uitkomst": [answer]}), deps)
    return done.volgende or task_id
