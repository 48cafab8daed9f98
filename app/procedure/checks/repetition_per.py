"""A repetition says what it repeats over, and nothing else does."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, drawn, repeated
from app.procedure.findings import Finding

SOURCE: Final = "CONVENTIES.md, livc:per"


def check(model: Model) -> Iterator[Finding]:
    """Yield repetitions over nothing, and words for repeating where nothing is repeated."""
    for _, element, repetition in repeated(model):
        if not repetition.per:
            yield at(element.place, "Er staat niet waarover herhaald wordt (livc:per).")
    for _, element in drawn(model):
        if element.repetition is None and element.livc.get("per"):
            yield at(element.place, "livc:per hoort bij een herhaling (multi-instance).")
