"""No flow leads to a boundary event."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, of_type
from app.procedure.findings import Finding

SOURCE: Final = "BPMN 2.0.2 §10.5.4"


def check(model: Model) -> Iterator[Finding]:
    """Yield boundary events with a flow into them."""
    for process, element in of_type(model, "boundaryEvent"):
        if process.incoming(element.id):
            yield at(element.place, "Naar een boundary event loopt geen pijl.")
