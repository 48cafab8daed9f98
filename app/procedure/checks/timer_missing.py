"""A timer says when."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, with_event
from app.procedure.findings import Finding

SOURCE: Final = "BPMN 2.0.2 §10.5.5.13"


def check(model: Model) -> Iterator[Finding]:
    """Yield timers that say nothing."""
    for _, element in with_event(model, "timer"):
        if element.timer is None:
            yield at(element.place, "Er staat geen moment of duur bij deze timer.")
