"""Right behind a gateway that waits stands what it waits for."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, event_gateways
from app.procedure.findings import Finding

SOURCE: Final = "BPMN 2.0.2 §10.6.6"


def check(model: Model) -> Iterator[Finding]:
    """Yield what stands there and catches nothing, or has a boundary of its own."""
    for gateway, targets, process in event_gateways(model):
        for target in targets:
            if not target.catches or process.boundaries(target.id):
                yield at(
                    target.place,
                    "Na een gateway die op events wacht, staat meteen een event dat opvangt.",
                    gateway.place,
                )
