"""Only what does not interrupt is repeated."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, repeated_timers
from app.procedure.findings import Finding

SOURCE: Final = "CONVENTIES.md, herhaalde timers"


def check(model: Model) -> Iterator[Finding]:
    """Yield repeated timers elsewhere than on a boundary that lets the step run on."""
    for _, element in repeated_timers(model):
        if element.type != "boundaryEvent" or element.interrupting:
            yield at(
                element.place,
                "Een herhaalde timer kan enkel op een boundary event dat de stap niet onderbreekt.",
            )
