"""A reference to a message leads to the message that `livc:message` names."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, with_event
from app.procedure.findings import Finding

SOURCE: Final = "BPMN 2.0.2 §8.4.11"


def check(model: Model) -> Iterator[Finding]:
    """Yield references that say something else."""
    names_in = {document.file: document.messages for document in model.documents}
    for _, element in with_event(model, "message"):
        if element.message_ref is None or not element.message:
            continue
        if names_in[element.place.file].get(element.message_ref) != element.message:
            yield at(
                element.place, "messageRef wijst niet naar een bpmn:message met de naam van livc:message."
            )
