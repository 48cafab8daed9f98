"""A call activity leads to a process that is there."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, of_type
from app.procedure.findings import Finding

SOURCE: Final = "BPMN 2.0.2 §10.3.6"


def check(model: Model) -> Iterator[Finding]:
    """Yield calls without a target; one to a file that cannot be read is another finding."""
    for _, element in of_type(model, "callActivity"):
        called = element.called or ""
        if called in model.processes:
            continue
        file = f"{called}/{called}.bpmn"
        if file not in model.unread_files:
            yield at(element.place, 'Het proces "{proces}" bestaat niet.', proces=called)
