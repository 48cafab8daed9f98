"""A repetition has the number of what it repeats over, and nothing more."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, drawn
from app.procedure.findings import Finding

SOURCE: Final = "CONVENTIES.md, herhaling"


def check(model: Model) -> Iterator[Finding]:
    """Yield repetitions of another number, or with more than a number."""
    for _, element in drawn(model):
        repetition = element.repetition
        if repetition is None or repetition.standard or not repetition.per:
            continue
        if not repetition.bare or repetition.cardinality != f"aantal_{repetition.per}":
            yield at(
                element.place,
                "Een herhaling heeft enkel een loopCardinality, en die luidt aantal_{per}.",
                per=repetition.per,
            )
