"""An element lists only flows that are drawn at it."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, drawn
from app.procedure.findings import Finding

SOURCE: Final = "BPMN 2.0.2 §8.4.13"


def check(model: Model) -> Iterator[Finding]:
    """Yield flows that only the element knows."""
    for process, element in drawn(model):
        here = {flow.id for flow in (*process.incoming(element.id), *process.outgoing(element.id))}
        for name in (name for name in element.listed if name not in here):
            yield at(
                element.place,
                'De pijl "{pijl}" die dit element noemt, is er niet; verwijder of teken ze.',
                pijl=name,
            )
