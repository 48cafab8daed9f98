"""Nothing follows an end event."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, of_type
from app.procedure.findings import Finding

SOURCE: Final = "BPMN 2.0.2 §10.5.3"


def check(model: Model) -> Iterator[Finding]:
    """Yield end events with a flow out of them."""
    for process, element in of_type(model, "endEvent"):
        if process.outgoing(element.id):
            yield at(element.place, "Uit een eindevent loopt geen pijl.")
