"""An expression in a timer gives a date or a duration."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, with_event
from app.procedure.durations import Duration
from app.procedure.expressions import ExpressionError, Scope, called, evaluate, names, parse
from app.procedure.findings import Finding
from app.procedure.timers import is_expression

SOURCE: Final = "CONVENTIES.md, timers"


def check(model: Model) -> Iterator[Finding]:
    """Yield an expression that is the same for every casus, and never a moment."""
    for _, element in with_event(model, "timer"):
        timer = element.timer
        if timer is not None and is_expression(timer):
            value = _constant(timer.text)
            if value is not None and not isinstance(value, date | Duration):
                yield at(
                    element.place,
                    "Deze timer levert geen datum of duur op; schrijf er een, of een variabele.",
                )


def _constant(text: str) -> object:
    try:
        node = parse(text)
        if names(node) or called(node):
            return None
        return evaluate(node, Scope({}, frozenset()))
    except ExpressionError:
        return None
