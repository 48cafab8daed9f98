"""The system does no steps for people."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import asked, at
from app.procedure.findings import Finding

SOURCE: Final = "CONVENTIES.md, systeem"


def check(model: Model) -> Iterator[Finding]:
    """Yield steps that nobody would find in an inbox."""
    for element in asked(model):
        if element.role == "systeem":
            yield at(element.place, "Het systeem krijgt geen taak: niemand zou ze in zijn inbox vinden.")
