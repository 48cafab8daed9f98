"""A called process stands in a folder of its own."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, drawn
from app.procedure.findings import Finding

SOURCE: Final = "CONVENTIES.md, één map per proces"


def check(model: Model) -> Iterator[Finding]:
    """Yield calls to a process in the same file."""
    for process, element in drawn(model):
        target = model.processes.get(element.called or "")
        if target is not None and target is not process and target.place.file == element.place.file:
            yield at(element.place, "Een aangeroepen proces staat in een eigen map.", target.place)
