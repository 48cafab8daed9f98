"""A process is small enough to be read by a person."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at
from app.procedure.findings import Finding

SOURCE: Final = "CONVENTIES.md, BPMN"
MAX_ELEMENTS: Final = 300


def check(model: Model) -> Iterator[Finding]:
    """Yield processes with too many elements."""
    for process in model.processes.values():
        if process.size > MAX_ELEMENTS:
            yield at(
                process.place,
                "Een proces heeft ten hoogste {hoogste} elementen; splits met een call.",
                hoogste=MAX_ELEMENTS,
            )
