"""A drawing holds only what is executed as the standard says it."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at
from app.procedure.findings import Finding
from app.procedure.refusals import refusal

SOURCE: Final = "BPMN 2.0.2 §2.1; CONVENTIES.md, BPMN"


def check(model: Model) -> Iterator[Finding]:
    """Yield what is not in the language, with what to draw instead."""
    for document in model.documents:
        yield from (at(each.place, "{zin}", zin=refusal(each)) for each in document.unread)
