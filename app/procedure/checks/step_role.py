"""A step for people says whose it is."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import asked, at
from app.procedure.findings import Finding
from app.procedure.model import Element

SOURCE: Final = "CONVENTIES.md, livc:role"


def check(model: Model) -> Iterator[Finding]:
    """Yield steps of nobody."""
    for element in asked(model):
        if not element.role and not _in_lane(model, element):
            yield at(element.place, "Er staat niet wie dit doet: geen lane en geen livc:role.")


def _in_lane(model: Model, element: Element) -> bool:
    """Answer whether a lane without a role holds it: then that is the finding."""
    return any(element.id in lane.members for lane in model.processes[element.process_id].lanes)
