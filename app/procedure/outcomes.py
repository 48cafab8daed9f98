"""The ways out of a user task, and what comes after each: read from the model, without running it."""

from collections.abc import Iterator, Mapping

from app.domain.errors import ModelError
from app.domain.execution import Bundle
from app.procedure.bundle import Model, model_of
from app.procedure.expressions import ExpressionError, Node, Scope, holds, names, parse
from app.procedure.expressions.values import Scalar
from app.procedure.model import Element, Flow, Process
from app.procedure.uses import OUTCOME
from app.procedure.variables import BOOLEAN_WORDS, Variable
from app.services.ports import Outcome

ONLY_WAY = "klaar"
ONLY_WAY_WORDS = "Gedaan"
_STOPS = frozenset({"userTask", "manualTask", "receiveTask", "intermediateCatchEvent", "eventBasedGateway"})


def outcomes_of(bundle: Bundle, process_id: str, element_id: str) -> tuple[Outcome, ...]:
    """Return the outcomes in the order of variabelen.yaml; one "klaar" for a task with one way out.

    Raises `ModelError` when there is no such user task.
    """
    model = model_of(bundle)
    process = model.processes.get(process_id)
    element = process.elements.get(element_id) if process else None
    if element is None:
        raise ModelError("Deze stap bestaat niet in deze versie van de procedure.", element=element_id)
    walk = _Walk(model)
    variable = model.variables.get(dict(element.results).get(OUTCOME, ""))
    if variable is None:
        return (Outcome(ONLY_WAY, ONLY_WAY_WORDS, walk.after(element, {})),)
    default = _default_value(model, element, variable)
    return tuple(
        Outcome(text, words, walk.after(element, {variable.name: value}), value == default)
        for value, text, words in _values(variable)
    )


def _values(variable: Variable) -> Iterator[tuple[Scalar, str, str]]:
    """Yield each value with its text and its words."""
    if variable.type == "boolean":
        words = {**BOOLEAN_WORDS, **variable.values}
        yield True, "true", words["true"]
        yield False, "false", words["false"]
    for value, text in variable.values.items() if variable.type == "enum" else ():
        yield value, value, text


def _default_value(model: Model, element: Element, variable: Variable) -> Scalar:
    """Return the first value for which no condition holds at the gateway behind the task."""
    process = model.processes[element.process_id]
    for flow in process.outgoing(element.id):
        gateway = process.elements.get(flow.target)
        if gateway is None or gateway.default is None:
            return None
        for value, _, _ in _values(variable):
            taken = _taken(process.outgoing(gateway.id), gateway, {variable.name: value})
            if taken is not None and [way.id for way in taken] == [gateway.default]:
                return value
    return None


def _taken(flows: tuple[Flow, ...], gateway: Element, known: Mapping[str, Scalar]) -> tuple[Flow, ...] | None:
    """Return the flows taken with what is known, or None when a condition reads something else."""
    conditions = [(flow, _parsed(flow)) for flow in flows if flow.id != gateway.default]
    if any(node is None or not names(node) <= set(known) for _, node in conditions):
        return None
    scope = Scope(known, frozenset(known))
    true = tuple(flow for flow, node in conditions if node is not None and _holds(node, scope))
    if gateway.type == "exclusiveGateway":
        true = true[:1]
    return true or tuple(flow for flow in flows if flow.id == gateway.default)


def _parsed(flow: Flow) -> Node | None:
    try:
        return parse(flow.condition) if flow.condition else None
    except ExpressionError:
        return None


def _holds(node: Node, scope: Scope) -> bool:
    try:
        return holds(node, scope)
    except ExpressionError:
        return False


class _Walk:
    """Follows flows to the next thing that people see: a task, an awaited event, the end."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._callers = [
            element
            for process in model.processes.values()
            for element in process.elements.values()
            if element.type == "callActivity"
        ]

    def after(self, element: Element, known: Mapping[str, Scalar]) -> tuple[str, ...]:
        """Return the names of what may come next, nearest first."""
        found: dict[str, None] = {}
        todo, seen = self._ways_from(element, known), {element.id}
        while todo:
            target = todo.pop(0)
            if target.type in _STOPS or self._is_last(target):
                found[target.name or target.id] = None
            elif target.id not in seen:
                seen.add(target.id)
                todo += self._through(target, known)
        return tuple(found)

    def _process(self, element: Element) -> Process:
        return self._model.processes[element.process_id]

    def _ways_from(self, element: Element, known: Mapping[str, Scalar]) -> list[Element]:
        process = self._process(element)
        flows: tuple[Flow, ...] | None = process.outgoing(element.id)
        if element.type in {"exclusiveGateway", "inclusiveGateway"} and flows and len(flows) > 1:
            flows = _taken(flows, element, known) or flows
        return [process.elements[flow.target] for flow in flows or () if flow.target in process.elements]

    def _through(self, element: Element, known: Mapping[str, Scalar]) -> list[Element]:
        """Return what follows an element that nobody sees: inside it, behind it, or around it."""
        if element.type == "subProcess":
            return self._starts(self._process(element), element.id)
        called = self._model.processes.get(element.called or "")
        if called is not None:
            return self._starts(called, called.id)
        if element.type == "endEvent":
            return [way for around in self._around(element) for way in self._ways_from(around, known)]
        return self._ways_from(element, known)

    def _starts(self, process: Process, scope: str) -> list[Element]:
        return [element for element in process.within(scope) if element.type == "startEvent"]

    def _around(self, end: Element) -> list[Element]:
        """Return the sub-process that an end leaves, or the activities that call its process."""
        process = self._process(end)
        if end.scope in process.elements:
            return [process.elements[end.scope]]
        return [caller for caller in self._callers if caller.called == process.id]

    def _is_last(self, element: Element) -> bool:
        return element.type == "endEvent" and not self._around(element)
