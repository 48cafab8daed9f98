"""Moves tokens: enter an element, leave it along its flows, cancel it, end a scope.

A SpiffWorkflow tree keeps all that ever happened below the task that caused it: it grows with every round, is
walked on every step, and its recursion destroys a case at its 161st review (defect 2). Here a task
that is done is gone: what lives hangs directly under the root of its scope, so every round costs the same.
"""

from collections.abc import Iterable
from typing import Any, Final

from SpiffWorkflow.task import Task
from SpiffWorkflow.util.task import TaskState

from app.domain.sentence import Sentence
from app.engine.instance import living
from app.engine.move import Move, failure

MOST_TOKENS: Final = 100
"""Tokens that may stand on one element of one scope: it keeps a state small whatever nobody closes."""
Spec = Any
Workflow = Any


def move_of(task: Task) -> Move:
    """Return the call in progress."""
    move: Move = task.workflow.top_workflow.move
    return move


def enter(workflow: Workflow, spec: Spec, *, parent: Task | None = None, **data: object) -> None:
    """Put a token on an element; what happens then is up to its spec."""
    task = Task(workflow, spec, parent=parent or workflow.task_tree, state=TaskState.FUTURE)
    top = workflow.top_workflow
    top.sequence += 1
    task.internal_data = {"n": top.sequence, "since": top.move.now.isoformat(), **data}
    if len(workflow.tasks) > MOST_TOKENS:
        _ensure_room(workflow, spec)
    spec.entered(task)


def _ensure_room(workflow: Workflow, spec: Spec) -> None:
    """Stop before a branch that nobody closes piles up without end; the instances of a repetition are no pile."""
    there = (task for task in workflow.tasks.values() if task.task_spec is spec)
    if sum(map(stands_alone, there)) > MOST_TOKENS:
        raise failure(
            spec.element,
            Sentence("ze staat hier al {aantal} keer open. Werk er eerst van af.", aantal=MOST_TOKENS),
        )


def make_ready(task: Task) -> None:
    """Let the task run when its turn comes; a user task waits for its person."""
    task._ready()  # noqa: SLF001
    if not task.task_spec.manual:
        move_of(task).ready.append(task)


def wait(task: Task) -> None:
    """Let the task wait for a moment, a message or other tokens."""
    task._set_state(TaskState.WAITING)  # noqa: SLF001


def hold(task: Task) -> None:
    """Let the task wait for what runs inside it."""
    task._set_state(TaskState.STARTED)  # noqa: SLF001


def is_waiting(task: Task) -> bool:
    """Answer whether the task waits for a moment, a message or other tokens."""
    return bool(task.state == TaskState.WAITING)


def is_alive(task: Task) -> bool:
    """Answer whether the task still is where it was."""
    return task.workflow.tasks.get(task.id) is task


def is_instance(task: Task) -> bool:
    """Answer whether the task is one instance of a repetition."""
    return "index" in task.internal_data


def stands_alone(task: Task) -> bool:
    """Answer whether the task is no boundary event, awaited event or instance of something else."""
    return task.parent is task.workflow.task_tree


def remove(task: Task) -> None:
    """Take a task out of its scope, and close what hangs under it."""
    for child in list(task.children):
        _close(child)
    task.workflow._remove_task(task.id)  # noqa: SLF001


def leave(task: Task, flows: Iterable[Any]) -> None:
    """Take the token out of the element and put one at the end of each flow."""
    workflow, part = task.workflow, is_instance(task)
    container, taken = (task.parent, ()) if part else (None, tuple(flows))
    followed = tuple(flow.id for flow in taken)
    move_of(task).report(task.task_spec.element, "completed", followed, part=part)
    remove(task)
    if container is not None:
        container.task_spec.instance_done(container)
        return
    spread(workflow, taken)
    _end_if_empty(workflow, task)


def spread(workflow: Workflow, flows: Iterable[Any]) -> None:
    """Put a token at the end of each flow."""
    for flow in flows:
        enter(workflow, workflow.spec.task_specs[flow.target], flow=flow.id)


def hang_under_root(task: Task) -> None:
    """Make a task that hung under another one (a boundary event, an awaited event) stand by itself."""
    root = task.workflow.task_tree
    task.parent._children.remove(task.id)  # noqa: SLF001
    root._children.append(task.id)  # noqa: SLF001
    task.parent = root


def cancel(task: Task) -> None:
    """Take the token away together with everything that runs inside or hangs under it."""
    _close(task)
    task.workflow._remove_task(task.id)  # noqa: SLF001


def _close(task: Task) -> None:
    """Close what runs in a task, innermost first, and report the elements that held a token."""
    for child in list(task.children):
        _close(child)
    top = task.workflow.top_workflow
    scope = top.subprocesses.pop(task.id, None)
    for inner in living(scope) if scope is not None else ():
        if stands_alone(inner):
            _close(inner)
    if scope is not None:
        scope.tasks.clear()
    if task.task_spec.holds_token(task):
        move_of(task).report(task.task_spec.element, "cancelled", part=is_instance(task))


def _end_if_empty(workflow: Workflow, last: Task) -> None:
    """End the scope when no token is left in it: its activity goes on, or the instance has ended."""
    if workflow.completed or len(workflow.tasks) > 1:
        return
    workflow.completed = True
    top = workflow.top_workflow
    if workflow is top:
        top.ended = last.task_spec.element.id
        return
    activity = top.get_task_from_id(workflow.parent_task_id)
    del top.subprocesses[workflow.parent_task_id]
    activity.complete()
