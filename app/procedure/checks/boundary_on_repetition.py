"""What interrupts a repetition is on the sub-process around it."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, drawn
from app.procedure.findings import Finding

SOURCE: Final = "CONVENTIES.md, herhaling"


def check(model: Model) -> Iterator[Finding]:
    """Yield boundary events on a repetition itself."""
    for process, element in drawn(model):
        host = process.elements.get(element.attached_to or "")
        if element.type == "boundaryEvent" and host is not None and host.repetition:
            yield at(
                element.place,
                "Een boundary event hangt aan het deelproces rond de herhaling, niet aan de herhaling.",
                host.place,
            )
