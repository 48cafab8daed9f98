"""A step for people has a name that they can read."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import asked, at
from app.procedure.findings import Finding

SOURCE: Final = "CONVENTIES.md, BPMN"


def check(model: Model) -> Iterator[Finding]:
    """Yield steps without a name."""
    for element in asked(model):
        if not element.name:
            yield at(element.place, "Deze stap heeft geen naam.")
