"""A process has the name of its folder."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at
from app.procedure.findings import Finding

SOURCE: Final = "CONVENTIES.md, één map per proces"


def check(model: Model) -> Iterator[Finding]:
    """Yield files whose process has another id than their folder."""
    for document in model.documents:
        folder, _, name = document.file.rpartition("/")
        if name == f"{folder}.bpmn" and folder not in {process.id for process in document.processes}:
            yield at(
                document.processes[0].place,
                'Dit proces staat in de map "{map}" en heeft een andere id; schrijf id="{map}", of geef de map '
                "en het bestand de naam van het proces.",
                map=folder,
            )
