"""A step or event has one flow out of it; a gateway splits."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, drawn
from app.procedure.findings import Finding
from app.procedure.model import GATEWAYS

SOURCE: Final = "CONVENTIES.md, BPMN (BPMN 2.0.2 §10.6)"


def check(model: Model) -> Iterator[Finding]:
    """Yield splits without a gateway."""
    for process, element in drawn(model):
        if element.type in GATEWAYS or element.type == "endEvent":
            continue
        if len(process.outgoing(element.id)) > 1:
            yield at(
                element.place, "Uit een stap of event vertrekt één pijl; kies of splits met een gateway."
            )
