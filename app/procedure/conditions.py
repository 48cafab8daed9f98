"""The expressions that stand in a drawing: conditions on flows, and timers."""

from collections.abc import Iterable, Iterator, Mapping

from app.procedure.bundle import Model
from app.procedure.drawn import drawn, drawn_flows
from app.procedure.expressions import ExpressionError, Node, parse
from app.procedure.model import Place
from app.procedure.timers import is_expression
from app.procedure.variables import Variable


def expressions(model: Model) -> Iterator[tuple[Place, str]]:
    """Yield every expression with its place."""
    yield from _on_flows(model)
    yield from _in_timers(model)


def _on_flows(model: Model) -> Iterator[tuple[Place, str]]:
    for _, flow in drawn_flows(model):
        if flow.condition:
            yield flow.place, flow.condition


def _in_timers(model: Model) -> Iterator[tuple[Place, str]]:
    for _, element in drawn(model):
        if element.timer and is_expression(element.timer):
            yield element.place, element.timer.text


Parsed = Iterator[tuple[Place, Node, Mapping[str, Variable]]]


def parsed(model: Model) -> Parsed:
    """Yield every expression that can be read, with what its process declares."""
    return _read(model, expressions(model))


def parsed_conditions(model: Model) -> Parsed:
    """Yield every condition that can be read, with what its process declares."""
    return _read(model, _on_flows(model))


def parsed_timers(model: Model) -> Parsed:
    """Yield every expression of a timer that can be read, with what its process declares."""
    return _read(model, _in_timers(model))


def _read(model: Model, written: Iterable[tuple[Place, str]]) -> Parsed:
    for place, text in written:
        try:
            node = parse(text)
        except ExpressionError:
            continue
        yield place, node, model.declared_in(place.file)
