"""A process or sub-process has one start event."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at
from app.procedure.findings import Finding
from app.procedure.graph import scopes, starts

SOURCE: Final = "CONVENTIES.md, BPMN (BPMN 2.0.2 §10.5.2)"


def check(model: Model) -> Iterator[Finding]:
    """Yield what has none, or more."""
    for process, scope in scopes(model):
        found = starts(process, scope)
        if len(found) != 1:
            yield at(
                process.place_of(scope),
                "Er hoort precies één startevent te zijn; hier staan er {aantal}.",
                *(each.place for each in found),
                aantal=len(found),
            )
