"""The expressions that stand in a drawing: conditions on flows, and timers."""

from collections.abc import Iterator, Mapping

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


def parsed(model: Model) -> Iterator[tuple[Place, Node, Mapping[str, Variable]]]:
    """Yield every expression that can be read, with what its process declares."""
    for place, text in expressions(model):
        try:
            node = parse(text)
        except ExpressionError:
            continue
        yield place, node, model.declared_in(place.file)
