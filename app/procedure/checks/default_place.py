"""Only a gateway that chooses has a default flow."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, drawn
from app.procedure.findings import Finding

SOURCE: Final = "BPMN 2.0.2 §10.6; CONVENTIES.md, keuzes"


def check(model: Model) -> Iterator[Finding]:
    """Yield default flows elsewhere."""
    for _, element in drawn(model):
        if element.default and not element.chooses:
            yield at(element.place, "Enkel een gateway die kiest heeft een standaardpijl.")
