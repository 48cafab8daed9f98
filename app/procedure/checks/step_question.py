"""A step for people asks a question."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import asked, at, written
from app.procedure.findings import Finding

SOURCE: Final = "CONVENTIES.md, livc:vraag"


def check(model: Model) -> Iterator[Finding]:
    """Yield steps without a question, and questions that nobody is asked."""
    steps = {element.place: element for element in asked(model)}
    for place, element in steps.items():
        if not element.question:
            yield at(place, "Deze stap vraagt niets: zet in livc:vraag wat u hier vraagt.")
    for place, _ in written(model, "vraag"):
        if place not in steps:
            yield at(place, "Hier wordt niemand iets gevraagd: livc:vraag hoort bij een stap voor mensen.")
