"""No part of a condition or a timer can only fail."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.conditions import parsed
from app.procedure.drawn import at
from app.procedure.findings import Finding
from app.procedure.samples import failure, of_variables

SOURCE: Final = "CONVENTIES.md, BPMN: keuzes en timers"


def check(model: Model) -> Iterator[Finding]:
    """Yield expressions of which a part fails whatever its variables hold."""
    for place, node, declared in parsed(model):
        said = failure(node, of_variables(declared.values()))
        if said is not None:
            yield at(place, "Dit kan enkel mislukken: {waarom}", waarom=said)
