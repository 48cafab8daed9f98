"""A choice has a safe way for when nothing fits."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, choices
from app.procedure.findings import Finding

SOURCE: Final = "CONVENTIES.md, keuzes"


def check(model: Model) -> Iterator[Finding]:
    """Yield choices without a default flow."""
    for element, out in choices(model):
        if len(out) > 1 and not element.default:
            yield at(
                element.place,
                "Deze keuze heeft geen standaardpijl: de veilige weg als niets anders past.",
            )
