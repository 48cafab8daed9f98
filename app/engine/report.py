"""What an instance looks like from outside: open tasks, timers, awaited messages, tokens."""

from datetime import datetime

from app.domain.execution import ArmedTimer, Earlier, InstanceState, Moved, OpenTask
from app.domain.ids import TaskId
from app.domain.sentence import Sentence
from app.engine import timers
from app.engine.activities import is_open
from app.engine.instance import Instance, all_living
from app.engine.move import Task, failure
from app.engine.repetition import innermost
from app.engine.tokens import is_waiting
from app.procedure.durations import add_to_moment, parse_duration
from app.procedure.model import Element


def moved(instance: Instance, state: InstanceState) -> Moved:
    """Return the outcome of a call, from the settled instance and its new state."""
    tasks, move = all_living(instance), instance.move
    holding = [task for task in tasks if task.task_spec.holds_token(task)]
    return Moved(
        instance=state,
        tasks=tuple(_open_task(instance, task) for task in filter(is_open, tasks)),
        timers=tuple(map(_timer, filter(timers.is_armed, tasks))),
        waiting=frozenset(filter(None, map(awaited, tasks))),
        effects=tuple(move.effects),
        steps=tuple(move.steps),
        ended=instance.ended,
        active=tuple(dict.fromkeys(task.task_spec.element.id for task in holding)),
        earlier=move.earlier,
    )


def earlier(instance: Instance) -> Earlier:
    """Return what is open in an instance that has not moved yet."""
    tasks = all_living(instance)
    opened, armed = filter(is_open, tasks), filter(timers.is_armed, tasks)
    return Earlier(
        frozenset(TaskId(task.id.hex) for task in opened),
        {TaskId(task.id.hex): timers.due_at(task) for task in armed},
    )


def awaited(task: Task) -> str | None:
    """Return the message word that a task waits for."""
    element: Element = task.task_spec.element
    return element.message if is_waiting(task) and element.event == "message" else None


def _phase(instance: Instance, task: Task) -> str | None:
    """Return the phase of the element, or of the nearest activity around its process that has one."""
    while True:
        phase: str | None = task.task_spec.element.phase
        if phase or task.workflow is instance:
            return phase
        task = instance.get_task_from_id(task.workflow.parent_task_id)


def _due(element: Element, since: datetime) -> datetime | None:
    duration = parse_duration(element.livc.get("due", ""))
    try:
        return add_to_moment(since, duration) if duration else None
    except OverflowError as error:
        raise failure(element, Sentence("het streefmoment van deze taak valt buiten de kalender.")) from error


def _open_task(instance: Instance, task: Task) -> OpenTask:
    element: Element = task.task_spec.element
    per, binding = innermost(task)
    since = datetime.fromisoformat(task.internal_data["since"])
    return OpenTask(
        task_id=TaskId(task.id.hex),
        element_id=element.id,
        proces_id=element.process_id,
        naam=element.name,
        rol=element.role,
        kind=element.livc.get("kind", ""),
        subject=element.livc.get("subject"),
        form=element.livc.get("form"),
        result=element.results,
        fase=_phase(instance, task),
        per=per,
        binding=binding,
        sinds=since,
        streefdatum=_due(element, since),
        plaatsvervanger=element.livc.get("plaatsvervanger"),
        vraag=element.question or None,
        decision=element.livc.get("decision"),
    )


def _timer(task: Task) -> ArmedTimer:
    element: Element = task.task_spec.element
    return ArmedTimer(
        task_id=TaskId(task.id.hex),
        element_id=element.id,
        process_id=element.process_id,
        name=element.name,
        kind=element.livc.get("kind"),
        due_at=timers.due_at(task),
        host_element_id=element.attached_to,
        gevolg=said.text if (said := element.consequence()) else None,
    )
