"""What mends a rule about a clock that is gone: the one that the model has there, or one as long as may be."""

from collections.abc import Iterator, Mapping
from typing import Final

from app.procedure.edits.canvas import Canvas
from app.procedure.edits.events import TimerKind
from app.procedure.edits.paper import Paper
from app.procedure.edits.restore import Restore
from app.procedure.edits.set_deadline import SetDeadline
from app.procedure.edits.set_words import SetAttribute
from app.procedure.lawful.rule import RuleOfLaw
from app.procedure.lawful.seen import kind_drawn
from app.procedure.lawful.selecting import elements_of
from app.procedure.model import Element, Process
from app.procedure.repairs.problem import Problem, Proposal
from app.procedure.sound.drawing import Node, Sheet

CLOCKS: Final = frozenset({"timer_bound", "timer_armed_until"})
"""The patterns that ask a clock."""
_KINDS: Final[Mapping[str, TimerKind]] = {"duration": "timeDuration", "date": "timeDate"}
_NAME: Final = "De termijn is om"
_THEN: Final = "Dan gaat het verder zonder antwoord."


def restored(problem: Problem, original: Sheet, content: bytes) -> Iterator[Proposal]:
    """Propose each moment that the model has on the border of the step, or of a part around it."""
    for host in _hosts(problem):
        for event in filter(_is_clock, original.boundaries(host.id)):
            yield (Restore(event.id, content),)


def armed(problem: Problem, rule: RuleOfLaw) -> Iterator[Proposal]:
    """Propose a deadline on the step: as long as the rule allows, or as other clocks are."""
    process = problem.model.processes[problem.model.elements[problem.element].process_id]
    for after, kind in _lengths(problem, rule):
        for to in _places(process, problem.element):
            deadline = SetDeadline(problem.element, after, to, _NAME, _THEN, kind=kind)
            yield (deadline, *_called(problem, rule, deadline))


def _lengths(problem: Problem, rule: RuleOfLaw) -> Iterator[tuple[str, TimerKind]]:
    """Yield how long, and how that is written: the limit of a rule, else the clocks that it speaks of."""
    if rule.limit:
        yield rule.limit, "timeDuration"
        return
    clocks = elements_of(problem.model, rule.operands["a"])
    timers = [each.timer for each in clocks if each.timer is not None]
    yield from dict.fromkeys((each.text, _KINDS[each.kind]) for each in timers if each.kind in _KINDS)


def _called(problem: Problem, rule: RuleOfLaw, deadline: SetDeadline) -> Iterator[SetAttribute]:
    """Yield what gives the new moment the kind of the clocks of which a rule speaks."""
    kinds = [word for selector in rule.operands["a"] for word in selector.wanted.get("kind", ())]
    if rule.limit or not kinds:
        return
    canvas = Canvas(Paper(problem.file, problem.files[problem.file]), ())
    new = canvas.add("boundaryEvent", problem.element, name=deadline.name)
    yield SetAttribute(new, "kind", kinds[0])


def _places(process: Process, step: str) -> Iterator[str]:
    """Yield where a step leads when nobody answers: past a choice only along what the kind calls safe."""
    for each in process.behind(step):
        if each.type == "exclusiveGateway":
            yield from dict.fromkeys(_safe(process, process.elements[step], each))
        else:
            yield each.id


def _safe(process: Process, element: Element, choice: Element) -> Iterator[str]:
    """Yield where the answers lead that harm nobody; the default of the choice where none of these is drawn."""
    safe = [f'"{word}"' for word in kind_drawn(element).safe]
    out = process.outgoing(choice.id)
    said = [flow.target for flow in out if any(word in (flow.condition or "") for word in safe)]
    default = [flow.target for flow in out if flow.id == choice.default]
    yield from said or default


def _hosts(problem: Problem) -> Iterator[Element]:
    element = problem.model.elements[problem.element]
    yield element
    yield from problem.model.processes[element.process_id].enclosing(element)


def _is_clock(event: Node) -> bool:
    return event.event == "timer"
