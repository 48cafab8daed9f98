"""Everything but an end event leads on."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at
from app.procedure.findings import Finding
from app.procedure.graph import loose

SOURCE: Final = "CONVENTIES.md, BPMN"


def check(model: Model) -> Iterator[Finding]:
    """Yield elements without a flow out of them."""
    for process in model.processes.values():
        refused = {element.id for element in loose(model, process)}
        for element in process.elements.values():
            if element.type == "endEvent" or element.id in refused or process.outgoing(element.id):
                continue
            yield at(element.place, "Hier loopt het dood: er vertrekt geen pijl.")
