"""A gateway that waits for events has at least two."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, of_type
from app.procedure.findings import Finding

SOURCE: Final = "BPMN 2.0.2 §10.6.6"


def check(model: Model) -> Iterator[Finding]:
    """Yield gateways that wait for fewer."""
    for process, element in of_type(model, "eventBasedGateway"):
        if len(process.outgoing(element.id)) < 2:
            yield at(element.place, "Na een gateway die op events wacht, staan minstens twee events.")
