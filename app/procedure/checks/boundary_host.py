"""A boundary event is on a step beside it."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, of_type
from app.procedure.findings import Finding
from app.procedure.model import ACTIVITIES, CONTAINERS, Element

SOURCE: Final = "BPMN 2.0.2 §10.5.4"


def check(model: Model) -> Iterator[Finding]:
    """Yield boundary events that are on nothing; on what is refused, that is the finding."""
    for process, element in of_type(model, "boundaryEvent"):
        name = element.attached_to or ""
        host = process.elements.get(name)
        if name in process.refused:
            continue
        if not _may_hold(host, element):
            yield at(element.place, "Dit boundary event hangt niet aan een stap.")


def _may_hold(host: Element | None, event: Element) -> bool:
    if host is None or host.scope != event.scope:
        return False
    return host.type in ACTIVITIES | CONTAINERS
