"""A tag has no more attributes than the language knows."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at
from app.procedure.findings import Finding
from app.procedure.xml import MAX_ATTRIBUTES

SOURCE: Final = "CONVENTIES.md, BPMN"


def check(model: Model) -> Iterator[Finding]:
    """Yield tags with so many attributes that none was read."""
    for document in model.documents:
        for place in document.crowded:
            yield at(
                place,
                "Hier staan meer dan {hoogste} attributen bij één element; daarvan wordt er geen gelezen. Laat "
                "weg wat niet van BPMN of livc is.",
                hoogste=MAX_ATTRIBUTES,
            )
