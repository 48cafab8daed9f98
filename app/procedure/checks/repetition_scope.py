"""A repetition stands in an embedded sub-process."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, repeated
from app.procedure.findings import Finding

SOURCE: Final = "CONVENTIES.md, herhaling"


def check(model: Model) -> Iterator[Finding]:
    """Yield repetitions directly in a process."""
    for process, element, _ in repeated(model):
        if element.scope == process.id:
            yield at(element.place, "Een herhaling staat altijd in een ingebed deelproces.")
