"""Only an event of a message names one."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, drawn
from app.procedure.findings import Finding

SOURCE: Final = "CONVENTIES.md, livc:message"


def check(model: Model) -> Iterator[Finding]:
    """Yield messages that are neither sent nor awaited where they stand."""
    for _, element in drawn(model):
        if element.message and element.event != "message":
            yield at(element.place, "livc:message hoort op een berichtevent.")
