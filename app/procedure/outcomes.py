"""The ways out of a user task, and what comes after each: read from the model, without running it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from app.domain.errors import ModelError
from app.domain.execution import Bundle
from app.domain.explanation import Outcome
from app.domain.words.steps import kind_of
from app.procedure.bundle import Model, model_of, once
from app.procedure.expressions.values import Scalar, Value
from app.procedure.model import Element, Process
from app.procedure.uses import OUTCOME, writes
from app.procedure.variables import BOOLEAN_WORDS, Variable
from app.procedure.walk import Situation, Walk, decisive, taken

ONLY_WAY = "klaar"
ONLY_WAY_WORDS = "Gedaan"
_DEEPEST: Final = 3
"""How many steps further a difference between two outcomes is looked for."""


def outcomes_of(bundle: Bundle, process_id: str, element_id: str) -> tuple[Outcome, ...]:
    """Return the outcomes in the order of variabelen.yaml; one "klaar" for a task with one way out.

    Raises `ModelError` when there is no such user task.
    """
    model = model_of(bundle)
    process = model.processes.get(process_id)
    element = process.elements.get(element_id) if process else None
    if element is None:
        raise ModelError("Deze stap bestaat niet in deze versie van de procedure.", element=element_id)
    return ways_out(model, element, Situation())


def outcome_to(bundle: Bundle, process_id: str, element_id: str, kind: str) -> str | None:
    """Return the outcome of a user task after which a task of this kind comes at once; None where none does."""
    model = model_of(bundle)
    element = model.processes[process_id].elements[element_id]
    variable = model.variables.get(dict(element.results).get(OUTCOME, ""))
    if variable is None:
        return None
    for value, text, _ in _values(variable):
        following = Walk(model, Situation().knowing({variable.name: value})).after(element)
        if any(_asks(each, kind) for each in following):
            return text
    return None


def _asks(element: Element, kind: str) -> bool:
    return element.type == "userTask" and element.livc.get("kind") == kind


def ways_out(model: Model, element: Element, situation: Situation) -> tuple[Outcome, ...]:
    """Return the outcomes of a user task where it is open in this situation."""
    here = situation.only(decisive(model))
    question = ("ways out", element.id, here.key)
    return once(model, question, lambda: _ways_out(model, element, here))


def _ways_out(model: Model, element: Element, situation: Situation) -> tuple[Outcome, ...]:
    variable = model.variables.get(dict(element.results).get(OUTCOME, ""))
    situation = situation.without(writes(model, element))
    if variable is None:
        return (_outcome(model, element, situation, (ONLY_WAY, ONLY_WAY_WORDS)),)
    default = _default_value(model.processes[element.process_id], element, variable)
    after = {text: situation.knowing(_said(element, variable, value)) for value, text, _ in _values(variable)}
    found = [
        replace(_outcome(model, element, after[text], (text, words)), default=value == default)
        for value, text, words in _values(variable)
    ]
    return tuple(_told_apart(model, element, found, after))


def follows(model: Model, element: Element, situation: Situation) -> Outcome:
    """Return what comes after something other than a task: a moment, a message, a join, an activity."""
    here = situation.only(decisive(model))
    question = ("follows", element.id, here.key)
    return once(model, question, lambda: _outcome(model, element, here, ("", "")))


def beside(model: Model, event: Element, situation: Situation) -> Outcome:
    """Return what a boundary event that runs beside its activity brings about."""
    return _told(event, Outcome("", "", _names(Walk(model, situation).beside(event))))


def _outcome(model: Model, element: Element, situation: Situation, words: tuple[str, str]) -> Outcome:
    walk = Walk(model, situation)
    following = walk.after(element)
    ends = bool(following) and all(walk.is_last(each) for each in following)
    return _told(element, Outcome(*words, _names(following), ends=ends))


def _told(element: Element, outcome: Outcome) -> Outcome:
    """Add what the model says of it."""
    said = element.consequence(outcome.value)
    return replace(outcome, gevolg=said.text) if said else outcome


def _names(elements: Sequence[Element]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(element.name or element.id for element in elements))


def _values(variable: Variable) -> Iterator[tuple[Scalar, str, str]]:
    """Yield each value with its text and its words."""
    if variable.type == "boolean":
        words = {**BOOLEAN_WORDS, **variable.values}
        yield True, "true", words["true"]
        yield False, "false", words["false"]
    if variable.type == "enum":
        for value, text in variable.values.items():
            yield value, value, text


def _said(element: Element, variable: Variable, value: Scalar) -> Mapping[str, Scalar]:
    """Return what is known once this outcome was chosen."""
    along = kind_of(element.livc.get("kind")).written_along
    return {variable.name: value, **along.get(str(value), {})}


def offered_by(variable: Variable) -> tuple[str, ...]:
    """Return the outcomes that a step with this variable offers, as they are written."""
    return tuple(text for _, text, _ in _values(variable))


def defaults_to(process: Process, element: Element, variable: Variable) -> str | None:
    """Return the outcome that takes the default flow of the gateway behind a task; None where none does."""
    value = _default_value(process, element, variable)
    return next((text for each, text, _ in _values(variable) if each == value), None)


def _default_value(process: Process, element: Element, variable: Variable) -> Scalar:
    """Return the first value for which no condition holds at the gateway behind the task."""
    for flow in process.outgoing(element.id):
        gateway = process.elements.get(flow.target)
        if gateway is None or gateway.default is None:
            return None
        for value, _, _ in _values(variable):
            if _leaves_by_default(process, gateway, {variable.name: value}):
                return value
    return None


def _leaves_by_default(process: Process, gateway: Element, known: Mapping[str, Value]) -> bool:
    ways = taken(process.outgoing(gateway.id), gateway, known) or ()
    return [way.id for way in ways] == [gateway.default]


def _told_apart(
    model: Model, element: Element, outcomes: Sequence[Outcome], after: Mapping[str, Situation]
) -> Iterator[Outcome]:
    """Add what only one of several outcomes leads to further on, where the next step tells them not apart."""
    for outcome in outcomes:
        alike = [other for other in outcomes if other.next == outcome.next]
        if len(alike) == 1:
            yield outcome
            continue
        ways = {each.value: _further(model, element, after[each.value]) for each in alike}
        yield replace(outcome, later=_only(ways, outcome.value))


def _further(model: Model, element: Element, situation: Situation) -> list[tuple[str, ...]]:
    """Return the names of what is done on the way, and may come after one more step, after two, …

    What a step on the way writes is unknown.
    """
    walk = Walk(model, situation)
    levels = [_names(walk.passed(element))]
    frontier, seen = walk.after(element), {element.id}
    while frontier and len(levels) <= _DEEPEST:
        seen |= {each.id for each in frontier}
        situation = situation.without(name for each in frontier for name in writes(model, each))
        walk = Walk(model, situation)
        reached = {e.id: e for each in frontier for e in walk.after(each) if e.id not in seen}
        frontier = tuple(reached.values())
        levels.append(_names(frontier))
    return levels


def _only(ways: Mapping[str, list[tuple[str, ...]]], value: str) -> tuple[str, ...]:
    """Return what one outcome leads to and another does not, at the first depth at which they differ."""
    for depth, names in enumerate(ways[value]):
        every = _at_depth(ways, depth)
        if len(every) > 1:
            shared = frozenset.intersection(*every)
            own = (name for name in names if name not in shared)
            return tuple(own)
    return ()


def _at_depth(ways: Mapping[str, list[tuple[str, ...]]], depth: int) -> set[frozenset[str]]:
    return {frozenset(levels[depth]) for levels in ways.values() if len(levels) > depth}
