"""An id stands once, over all files of a procedure."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at
from app.procedure.findings import Finding
from app.procedure.model import Document, Element, Flow, Place

SOURCE: Final = "BPMN 2.0.2 §8.3.1"


def check(model: Model) -> Iterator[Finding]:
    """Yield ids that stand more than once."""
    seen: dict[str, str] = {}
    for document in model.documents:
        yield from (at(place, "Deze id komt meer dan één keer voor.") for place in document.duplicates)
        for place in _places(document):
            other = seen.setdefault(place.element, document.file)
            if other != document.file:
                yield at(place, "Deze id bestaat ook in {bestand}.", bestand=other)


def _places(document: Document) -> Iterator[Place]:
    """Yield where every process, element and flow stands."""
    for process in document.processes:
        inside: tuple[Element | Flow, ...] = (*process.elements.values(), *process.flows.values())
        yield process.place
        yield from (each.place for each in inside)
