"""An embedded sub-process begins with a plain start event."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, of_type
from app.procedure.findings import Finding
from app.procedure.model import Element, Process

SOURCE: Final = "BPMN 2.0.2 §10.3.5"


def check(model: Model) -> Iterator[Finding]:
    """Yield starts of a sub-process that wait for something."""
    for process, element in of_type(model, "startEvent"):
        if element.event == "none":
            continue
        if _is_embedded(process, element):
            yield at(element.place, "Een deelproces begint met een gewoon startevent.")


def _is_embedded(process: Process, element: Element) -> bool:
    around = process.node(element.scope) if element.scope != process.id else None
    return around is not None and not around.triggered_by_event
