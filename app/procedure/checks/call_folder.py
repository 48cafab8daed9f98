"""A called process stands in a folder of its own."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, calls
from app.procedure.findings import Finding
from app.procedure.model import Process

SOURCE: Final = "CONVENTIES.md, één map per proces"


def check(model: Model) -> Iterator[Finding]:
    """Yield calls to a process in the same file."""
    for process, element, target in calls(model):
        if _stands_beside(process, target):
            yield at(element.place, "Een aangeroepen proces staat in een eigen map.", target.place)


def _stands_beside(process: Process, target: Process) -> bool:
    return target is not process and target.place.file == process.place.file
