"""A process or sub-process has an end event."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at
from app.procedure.findings import Finding
from app.procedure.graph import ends, scopes

SOURCE: Final = "CONVENTIES.md, BPMN (BPMN 2.0.2 §10.5.3)"


def check(model: Model) -> Iterator[Finding]:
    """Yield what has none."""
    for process, scope in scopes(model):
        if not ends(process, scope):
            yield at(process.place_of(scope), "Er is geen eindevent.")
