"""Why each token stands where it stands: from the drawing, the variables and the tokens around it.

A token keeps no past but the arrow over which it came; what came before that arrow the drawing tells.
Test: tests/engine/test_explain.py.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Final

from app.domain.explanation import (
    Cause,
    CauseKind,
    Explanation,
    ForBranches,
    ForFirstOf,
    ForInside,
    ForMessage,
    ForMoment,
    ForPerson,
    Outcome,
    StepRef,
    WaitsFor,
)
from app.domain.ids import TaskId, VersieId
from app.domain.words.steps import kind_of
from app.engine import timers
from app.engine.activities import is_open
from app.engine.events import EventGateway
from app.engine.instance import Instance, all_living, living
from app.engine.move import Task
from app.engine.repetition import bound, innermost
from app.engine.report import awaited
from app.engine.tokens import is_instance, is_waiting, move_of, stands_alone
from app.procedure.model import Element
from app.procedure.origins import Origin, origin_of
from app.procedure.outcomes import beside, follows, ways_out
from app.procedure.uses import inside, steady
from app.procedure.walk import Known, Situation, arrows_into

CATCHING: Final = frozenset({"intermediateCatchEvent", "boundaryEvent"})
_BY_TYPE: Final[Mapping[str, CauseKind]] = {"startEvent": "start", "receiveTask": "message"}
_CAUGHT: Final[Mapping[str, CauseKind]] = {"message": "message", "timer": "moment"}


@dataclass(frozen=True)
class Standing:
    """How an instance stands: between two steps it stands the same, however often a page asks why."""

    version_id: VersieId
    state: bytes
    variables: str
    restored: Callable[[], Instance] = field(compare=False)
    """The instance, made from these bytes when nobody asked before."""


@lru_cache(maxsize=128)
def explained_once(standing: Standing) -> tuple[Explanation, ...]:
    """Return an explanation for every living token, the oldest first; worked out the first time."""
    return explained(standing.restored())


def explained(instance: Instance) -> tuple[Explanation, ...]:
    """Return an explanation for every living token, the oldest first."""
    return tuple(_explanation(instance, task) for task in all_living(instance))


def _explanation(instance: Instance, task: Task) -> Explanation:
    element: Element = task.task_spec.element
    around = _around(instance, task)
    uncounted = [each for each in (task, *around) if is_instance(each) and _declinable(each)]
    came = uncounted[-1].parent if uncounted else task
    return Explanation(
        task_id=TaskId(task.id.hex),
        step=_ref(element),
        since=datetime.fromisoformat(came.internal_data["since"]),
        cause=_cause(instance, task),
        waits_for=_waits_for(task),
        follows=_follows(task, around),
        hangs_on=None if _stands(task) else TaskId(task.parent.id.hex),
        interrupting=element.attached_to is not None and element.interrupting,
        inside=tuple(TaskId(each.id.hex) for each in around),
        declinable=_declinable(task),
        private=bool(uncounted),
    )


def _around(instance: Instance, task: Task) -> list[Task]:
    """Return the activities around a token, innermost first; what hangs on an activity is not inside it."""
    found: list[Task] = []
    current = task if _stands(task) else task.parent
    while is_instance(current) or current.workflow is not instance:
        if is_instance(current):
            current = current.parent
        else:
            current = instance.get_task_from_id(current.workflow.parent_task_id)
        found.append(current)
    return found


def _stands(task: Task) -> bool:
    return stands_alone(task) or is_instance(task)


def _ref(element: Element) -> StepRef:
    kind, said = element.livc.get("kind"), element.consequence()
    announced = said.text if said and element.event == "timer" else ""
    return StepRef(
        element.id,
        element.process_id,
        element.name,
        kind,
        element.question,
        message=element.message,
        announced=announced,
    )


def _declinable(task: Task) -> frozenset[str]:
    """Return the kinds of steps that may be declined: the element's own, in a repetition those inside as well."""
    element: Element = task.task_spec.element
    steps = [element]
    if element.repetition:
        model = move_of(task).model
        steps = list(inside(model, element))
    kinds = {kind_of(each.livc.get("kind")) for each in steps}
    return frozenset(kind.word for kind in kinds if not kind.counted)


def _waits_for(task: Task) -> WaitsFor:
    element: Element = task.task_spec.element
    if is_open(task):
        per, binding = innermost(task)
        return ForPerson(element.role, element.livc.get("plaatsvervanger"), per, binding)
    if timers.is_armed(task):
        return _moment(task)
    if word := awaited(task):
        return ForMessage(word)
    if isinstance(task.task_spec, EventGateway):
        return ForFirstOf(tuple(_ref(event.task_spec.element) for event in task.children))
    if is_waiting(task):
        return ForBranches(_missing(task))
    return _inside(task)


def _moment(task: Task) -> ForMoment:
    cycle = task.internal_data.get("cycle")
    if cycle is None:
        return ForMoment(timers.due_at(task))
    return ForMoment(timers.due_at(task), True, cycle["fired"], cycle["times"])


def _missing(join: Task) -> tuple[StepRef, ...]:
    """Return where the tokens stand that can still reach an empty arrow into a join."""
    element: Element = join.task_spec.element
    empty = set(join.task_spec.incoming) - set(join.internal_data["arrived"])
    process = move_of(join).model.processes[element.process_id]
    others = [each for each in filter(stands_alone, living(join.workflow)) if each is not join]
    return _distinct(
        other for other in others if arrows_into(process, other.task_spec.element, element) & empty
    )


def _inside(task: Task) -> ForInside:
    if task.task_spec.element.repetition and not is_instance(task):
        return _repetition(task)
    scope = task.workflow.top_workflow.subprocesses.get(task.id)
    if scope is None:
        return ForInside()
    return ForInside(_distinct(filter(stands_alone, living(scope))))


def _repetition(task: Task) -> ForInside:
    if _declinable(task):
        return ForInside()
    data, running = task.internal_data, list(filter(is_instance, task.children))
    return ForInside(_distinct(running), data["next"] - len(running), len(data["items"]))


def _distinct(tasks: Iterable[Task]) -> tuple[StepRef, ...]:
    return tuple(dict.fromkeys(_ref(each.task_spec.element) for each in tasks))


def _follows(task: Task, around: list[Task]) -> tuple[Outcome, ...]:
    element, model = task.task_spec.element, move_of(task).model
    calling = (each.task_spec.element for each in reversed(around))
    callers = {caller.called: caller for caller in calling if caller.called}
    situation = Situation(_known(task, element), callers)
    if is_open(task):
        return ways_out(model, element, situation)
    if element.attached_to and not element.interrupting:
        return (beside(model, element, situation),)
    return (follows(model, element, situation),)


def _known(task: Task, element: Element) -> Known:
    move = move_of(task)
    return move.scope(bound(task), steady(move.model, element)).values


def _cause(instance: Instance, task: Task) -> Cause:
    """Return what came before: over the arrow by which the token came, or by which the activity around it did."""
    while not stands_alone(task):
        task = task.parent
    model = move_of(task).model
    process = model.processes[task.task_spec.element.process_id]
    flow = process.flows.get(task.internal_data.get("flow", ""))
    if flow is None:
        return Cause("unknown")
    origin = origin_of(model, process, flow)
    if origin.element is None or origin.element.type != "startEvent" or task.workflow is instance:
        return _caused(origin)
    outer = _cause(instance, instance.get_task_from_id(task.workflow.parent_task_id))
    return Cause(outer.kind, outer.step, (*outer.choices, *origin.choices))


def _caused(origin: Origin) -> Cause:
    element = origin.element
    if element is None:
        return Cause("branches" if origin.joined else "unknown", None, origin.choices)
    return Cause(_kind(element), _ref(element), origin.choices)


def _kind(element: Element) -> CauseKind:
    if element.type in CATCHING:
        return _CAUGHT.get(element.event or "", "step")
    return _BY_TYPE.get(element.type, "step")
