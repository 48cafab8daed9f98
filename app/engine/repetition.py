"""Multi-instance: one instance of an activity per binding, and which binding a task belongs to.

Stock 3.2.0 breaks on re-entry ("input item already exists", non-predicted children) and completes silently with
zero instances (defect 13). Here the ids are frozen at entry, kept in our own task state; zero is refused.
"""

from collections.abc import Iterator

from app.domain.sentence import Sentence
from app.engine.move import Task, failure
from app.engine.tokens import enter, hold, is_instance, move_of
from app.procedure.uses import used_inside


def begin(container: Task) -> None:
    """Start the instances of a repetition: all at once, or the first one."""
    move, element = move_of(container), container.task_spec.element
    per = element.repetition.per
    items = move.bindings.get(per, ())
    if not items:
        raise failure(
            element, Sentence('er is niemand of niets om over te herhalen (livc:per="{per}").', per=per)
        )
    move.forget(used_inside(move.model, element), per)
    hold(container)
    container.internal_data |= {"items": list(items), "next": 0}
    for _ in range(1 if element.repetition.sequential else len(items)):
        _next_instance(container)


def _next_instance(container: Task) -> None:
    index = container.internal_data["next"]
    container.internal_data["next"] = index + 1
    binding = container.internal_data["items"][index]
    enter(container.workflow, container.task_spec, parent=container, index=index, binding=binding)


def start_rest(container: Task) -> None:
    """Start all instances whose turn had not come: the activity is not done one by one any more."""
    while container.internal_data["next"] < len(container.internal_data["items"]):
        _next_instance(container)


def instance_done(container: Task) -> None:
    """Start the next instance, or leave the activity when all are done."""
    data = container.internal_data
    if data["next"] < len(data["items"]):
        _next_instance(container)
    elif not any(is_instance(child) for child in container.children):
        container.complete()


def bound(task: Task) -> dict[str, str]:
    """Return each `per` word around a task with its binding, innermost first; an inner one wins."""
    found: dict[str, str] = {}
    for around in _around(task):
        if is_instance(around):
            found.setdefault(around.task_spec.element.repetition.per, around.internal_data["binding"])
    return found


def innermost(task: Task) -> tuple[str | None, str | None]:
    """Return (per, binding) of the innermost repetition around a task."""
    return next(iter(bound(task).items()), (None, None))


def _around(task: Task) -> Iterator[Task]:
    """Yield the task, what it hangs under, and the activities around it."""
    top, current = task.workflow.top_workflow, task
    while current is not None:
        yield current
        if current.parent is not current.workflow.task_tree:
            current = current.parent
        elif current.workflow is top:
            return
        else:
            current = top.get_task_from_id(current.workflow.parent_task_id)
