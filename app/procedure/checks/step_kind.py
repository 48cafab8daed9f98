"""A step for people says what kind of step it is."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import asked, at
from app.procedure.findings import Finding

SOURCE: Final = "CONVENTIES.md, livc:kind"


def check(model: Model) -> Iterator[Finding]:
    """Yield steps without a kind."""
    for element in asked(model):
        if not element.livc.get("kind"):
            yield at(element.place, "Er staat niet wat voor stap dit is (livc:kind).")
