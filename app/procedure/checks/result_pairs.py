"""What a form leaves behind is told in pairs of a field and a variable."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, drawn
from app.procedure.findings import Finding

SOURCE: Final = "CONVENTIES.md, livc:result"


def check(model: Model) -> Iterator[Finding]:
    """Yield pairs of which a half is missing."""
    for _, element in drawn(model):
        if not all(map(all, element.results)):
            yield at(element.place, "livc:result bestaat uit paren veld:variabele.")
