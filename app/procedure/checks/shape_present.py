"""Every step, event, gateway, lane and pool has its shape."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, with_diagram
from app.procedure.findings import Finding
from app.procedure.model import Document, Element, Lane, Place

SOURCE: Final = "BPMN 2.0.2 §12"


def check(model: Model) -> Iterator[Finding]:
    """Yield what would be executed and not be seen."""
    for document in with_diagram(model):
        for place in _places(document):
            if place.element and place.element not in document.shapes:
                yield at(
                    place,
                    '"{id}" staat niet op de tekening (BPMNShape met een plaats en een grootte): niemand ziet '
                    "waar een casus dan staat. Teken het opnieuw, of verwijder het.",
                    id=place.element,
                )


def _places(document: Document) -> Iterator[Place]:
    """Yield where everything stands that has a shape."""
    for process in document.processes:
        inside: tuple[Element | Lane, ...] = (*process.elements.values(), *process.lanes)
        yield from (each.place for each in inside)
    yield from (place for _, place in document.pools)
