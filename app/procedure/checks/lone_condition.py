"""A single way out of a gateway has no condition."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, choices
from app.procedure.findings import Finding

SOURCE: Final = "CONVENTIES.md, keuzes"


def check(model: Model) -> Iterator[Finding]:
    """Yield conditions without another way."""
    for element, out in choices(model):
        if len(out) == 1 and out[0].condition is not None:
            yield at(
                out[0].place,
                "Er is maar één weg: laat de voorwaarde weg, of teken ook de weg als ze niet waar is.",
                element.place,
            )
