"""Everything but an end event leads on."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at
from app.procedure.findings import Finding
from app.procedure.graph import loose
from app.procedure.model import Element, Process

SOURCE: Final = "CONVENTIES.md, BPMN"


def check(model: Model) -> Iterator[Finding]:
    """Yield elements without a flow out of them."""
    for process in model.processes.values():
        for element in _executed(model, process):
            if not _leads_on(process, element):
                yield at(element.place, "Hier loopt het dood: er vertrekt geen pijl.")


def _executed(model: Model, process: Process) -> list[Element]:
    refused = {element.id for element in loose(model, process)}
    return [element for element in process.elements.values() if element.id not in refused]


def _leads_on(process: Process, element: Element) -> bool:
    return element.type == "endEvent" or bool(process.outgoing(element.id))
