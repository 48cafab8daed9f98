"""An event behind a gateway that waits is reached from that gateway alone."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, event_gateways
from app.procedure.findings import Finding

SOURCE: Final = "BPMN 2.0.2 §10.6.6"


def check(model: Model) -> Iterator[Finding]:
    """Yield events with another way to them."""
    for gateway, targets, process in event_gateways(model):
        for target in targets:
            if target.catches and len(process.incoming(target.id)) > 1:
                yield at(
                    target.place,
                    "Naar dit event loopt enkel de pijl van de gateway die erop wacht.",
                    gateway.place,
                )
