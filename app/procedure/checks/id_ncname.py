"""An id is a name that every program can draw."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at
from app.procedure.findings import Finding

SOURCE: Final = "XML Namespaces 1.0 §3 (NCName); BPMN 2.0.2 §15.3"


def check(model: Model) -> Iterator[Finding]:
    """Yield ids that drawing programs pass over: the step would be executed, and not be seen."""
    for document in model.documents:
        for place in document.odd_ids:
            yield at(
                place,
                'De id "{id}" kan niet getekend worden: een id begint met een letter of _, en heeft daarna '
                "letters zonder accent, cijfers, _, - of een punt. Geef een andere id; de naam mag wel zo luiden.",
                id=place.element,
            )
