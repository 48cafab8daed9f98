"""A boundary event is on a step beside it."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, drawn
from app.procedure.findings import Finding
from app.procedure.model import ACTIVITIES, CONTAINERS

SOURCE: Final = "BPMN 2.0.2 §10.5.4"


def check(model: Model) -> Iterator[Finding]:
    """Yield boundary events that are on nothing; on what is refused, that is the finding."""
    for process, element in drawn(model):
        host = process.elements.get(element.attached_to or "")
        if element.type != "boundaryEvent" or (element.attached_to or "") in process.refused:
            continue
        if host is None or host.type not in ACTIVITIES | CONTAINERS or host.scope != element.scope:
            yield at(element.place, "Dit boundary event hangt niet aan een stap.")
