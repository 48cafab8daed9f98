"""The default flow is taken when nothing else is, so it has no condition."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, parting
from app.procedure.findings import Finding

SOURCE: Final = "BPMN 2.0.2 §10.6"


def check(model: Model) -> Iterator[Finding]:
    """Yield default flows with a condition."""
    for element, flow in parting(model):
        if flow.id == element.default and flow.condition is not None:
            yield at(flow.place, "De standaardpijl heeft geen voorwaarde.", element.place)
