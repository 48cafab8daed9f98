"""An event of a message says which one."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, drawn
from app.procedure.findings import Finding

SOURCE: Final = "CONVENTIES.md, livc:message"


def check(model: Model) -> Iterator[Finding]:
    """Yield events of an unnamed message."""
    for _, element in drawn(model):
        if element.event == "message" and not element.message:
            yield at(element.place, "Er staat niet welk bericht dit is (livc:message).")
