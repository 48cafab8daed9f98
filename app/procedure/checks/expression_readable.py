"""A condition or a timer is an expression that can be worked out."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.conditions import expressions
from app.procedure.drawn import at
from app.procedure.expressions import ExpressionError, parse
from app.procedure.findings import Finding

SOURCE: Final = "CONVENTIES.md, BPMN: keuzes en timers"


def check(model: Model) -> Iterator[Finding]:
    """Yield expressions that cannot be read."""
    for place, text in expressions(model):
        try:
            parse(text)
        except ExpressionError as error:
            yield at(place, "{waarom}", waarom=error.sentence)
