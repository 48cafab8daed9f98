"""Only a gateway that chooses has conditions behind it."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, drawn_flows
from app.procedure.findings import Finding

SOURCE: Final = "BPMN 2.0.2 §10.6; CONVENTIES.md, keuzes"


def check(model: Model) -> Iterator[Finding]:
    """Yield conditions elsewhere."""
    for process, flow in drawn_flows(model):
        source = process.elements.get(flow.source)
        if flow.condition is not None and source is not None and not source.chooses:
            yield at(
                flow.place,
                "Een voorwaarde kan enkel op een pijl uit een exclusieve of inclusieve gateway.",
                source.place,
            )
