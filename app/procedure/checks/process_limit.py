"""A file draws few processes: each has a folder of its own."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at
from app.procedure.findings import Finding

SOURCE: Final = "CONVENTIES.md, één map per proces"
MAX_PROCESSES: Final = 20


def check(model: Model) -> Iterator[Finding]:
    """Yield files with too many processes, at the first that is one too many."""
    for document in model.documents:
        if len(document.processes) > MAX_PROCESSES:
            yield at(
                document.processes[MAX_PROCESSES].place,
                "Een bestand heeft ten hoogste {hoogste} processen; hier zijn er {aantal}. Geef elk proces een "
                "eigen map, met een eigen bestand.",
                hoogste=MAX_PROCESSES,
                aantal=len(document.processes),
            )
