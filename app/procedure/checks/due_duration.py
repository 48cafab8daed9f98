"""A term for people is a duration."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, written
from app.procedure.durations import parse_duration
from app.procedure.findings import Finding

SOURCE: Final = "CONVENTIES.md, livc:due; ISO 8601"


def check(model: Model) -> Iterator[Finding]:
    """Yield terms that are none."""
    for place, due in written(model, "due"):
        if parse_duration(due) is None:
            yield at(place, "livc:due is een duur zoals P14D.")
