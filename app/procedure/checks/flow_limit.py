"""A process has no more flows than a person can follow."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at
from app.procedure.findings import Finding

SOURCE: Final = "CONVENTIES.md, BPMN"
MAX_FLOWS: Final = 600


def check(model: Model) -> Iterator[Finding]:
    """Yield processes with too many flows."""
    for process in model.processes.values():
        if len(process.flows) > MAX_FLOWS:
            yield at(
                process.place,
                "Een proces heeft ten hoogste {hoogste} pijlen; hier zijn er {aantal}. Splits met een call.",
                hoogste=MAX_FLOWS,
                aantal=len(process.flows),
            )
