"""A service task says what happens."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, of_type
from app.procedure.findings import Finding

SOURCE: Final = "CONVENTIES.md, livc:operatie"


def check(model: Model) -> Iterator[Finding]:
    """Yield service tasks without an operation."""
    for _, element in of_type(model, "serviceTask"):
        if not element.livc.get("operatie"):
            yield at(element.place, "Er staat niet wat er gebeurt (livc:operatie).")
