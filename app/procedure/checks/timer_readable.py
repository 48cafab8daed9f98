"""A timer is a moment, a duration or a cycle as ISO 8601 writes it."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, drawn
from app.procedure.findings import Finding
from app.procedure.timers import TimerError, is_expression, read_timer

SOURCE: Final = "ISO 8601; CONVENTIES.md, timers"


def check(model: Model) -> Iterator[Finding]:
    """Yield timers that cannot be read; expressions are checked with all others."""
    for _, element in drawn(model):
        timer = element.timer
        if element.event != "timer" or timer is None or is_expression(timer):
            continue
        try:
            read_timer(timer)
        except TimerError as error:
            yield at(element.place, "{waarom}", waarom=error.sentence)
