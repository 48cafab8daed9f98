"""The outcome of a step is named after the step."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, drawn
from app.procedure.findings import Finding
from app.procedure.uses import OUTCOME

SOURCE: Final = "CONVENTIES.md, livc:result"


def check(model: Model) -> Iterator[Finding]:
    """Yield outcomes under another name."""
    for _, element in drawn(model):
        if dict(element.results).get(OUTCOME, element.id) not in {element.id, ""}:
            yield at(element.place, "De uitkomst van deze stap heet {stap}.", stap=element.id)
