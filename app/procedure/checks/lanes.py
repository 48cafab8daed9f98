"""Lanes say who does what: every lane of elements that exist, every element in one lane or in nested ones."""

from collections.abc import Iterator

from app.procedure.bundle import Model
from app.procedure.checks.places import at
from app.procedure.findings import Finding
from app.procedure.model import Lane, Process


def check(model: Model) -> Iterator[Finding]:
    """Yield lanes that name what is not there, or what is in another lane too."""
    for process in model.processes.values():
        for number, lane in enumerate(process.lanes):
            yield from _lane(process, lane, process.lanes[:number])


def _lane(process: Process, lane: Lane, earlier: tuple[Lane, ...]) -> Iterator[Finding]:
    for member in lane.members:
        if member not in process.elements:
            yield at(lane.place, f'In deze lane staat "{member}", dat niet bestaat; haal het eruit.')
        for other in earlier:
            if member in other.members and other.id not in lane.around:
                yield at(
                    lane.place, f'"{member}" staat ook in de lane "{other.name or other.id}"; kies er één.'
                )
