"""A gateway waits for each message once."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, event_gateways
from app.procedure.findings import Finding

SOURCE: Final = "BPMN 2.0.2 §10.6.6"


def check(model: Model) -> Iterator[Finding]:
    """Yield gateways that would not know which way a message goes."""
    for gateway, targets, _ in event_gateways(model):
        messages = [target.message for target in targets]
        words = list(filter(None, messages))
        if len(set(words)) < len(words):
            yield at(gateway.place, "Twee events wachten hier op hetzelfde bericht; laat er één staan.")
