"""An event of a message says which one."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, with_event
from app.procedure.findings import Finding

SOURCE: Final = "CONVENTIES.md, livc:message"


def check(model: Model) -> Iterator[Finding]:
    """Yield events of an unnamed message."""
    for _, element in with_event(model, "message"):
        if not element.message:
            yield at(element.place, "Er staat niet welk bericht dit is (livc:message).")
