"""A sub-process is entered by a flow, never by an event."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, drawn
from app.procedure.findings import Finding

SOURCE: Final = "BPMN 2.0.2 §10.3.5 (niet uitgevoerd)"


def check(model: Model) -> Iterator[Finding]:
    """Yield event sub-processes."""
    for _, element in drawn(model):
        if element.triggered_by_event:
            yield at(
                element.place,
                "Een event-deelproces kan hier niet; gebruik een boundary event op een gewoon deelproces.",
            )
