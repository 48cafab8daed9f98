"""A pool draws a process of its own file."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at
from app.procedure.findings import Finding

SOURCE: Final = "BPMN 2.0.2 §9.3"


def check(model: Model) -> Iterator[Finding]:
    """Yield pools of a process that is not in the file."""
    for document in model.documents:
        ids = {process.id for process in document.processes}
        for process_id, place in document.pools:
            if process_id.rpartition(":")[2] not in ids:
                yield at(
                    place,
                    'Deze pool wijst naar het proces "{proces}", dat niet in dit bestand staat; noem in '
                    "processRef een proces uit dit bestand, of laat processRef weg.",
                    proces=process_id,
                )
