"""Findings at a drawn element, and the walk over all of them."""

from collections.abc import Iterator

from app.procedure.bundle import Model
from app.procedure.findings import Finding
from app.procedure.model import Element, Flow, Place, Process


def at(place: Place, sentence: str) -> Finding:
    """Return a finding at a place."""
    return Finding(place.file, place.line, place.element, sentence)


def drawn(model: Model) -> Iterator[tuple[Process, Element]]:
    """Yield every element with its process."""
    for process in model.processes.values():
        for element in process.elements.values():
            yield process, element


def drawn_flows(model: Model) -> Iterator[tuple[Process, Flow]]:
    """Yield every sequence flow with its process."""
    for process in model.processes.values():
        for flow in process.flows.values():
            yield process, flow
