"""No element has an id that the engine gives to parts of its own."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, drawn
from app.procedure.findings import Finding

SOURCE: Final = "CONVENTIES.md, Hoe een procedure op schijf staat"
_TAKEN: Final = ("Start", "End")
"""Given in every process and sub-process, beside `<its id>.EndJoin`."""


def check(model: Model) -> Iterator[Finding]:
    """Yield elements with such an id."""
    for _, element in drawn(model):
        if element.id in {*_TAKEN, f"{element.scope}.EndJoin"}:
            yield at(
                element.place,
                'De id "{id}" gebruikt Casuspad zelf; geef dit element een andere id, zoals "{andere}".',
                id=element.id,
                andere=element.id.lower().replace(".", "_") + "_1",
            )
