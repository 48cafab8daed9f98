"""A file says how it is drawn."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, with_diagram
from app.procedure.findings import Finding

SOURCE: Final = "BPMN 2.0.2 §12"


def check(model: Model) -> Iterator[Finding]:
    """Yield files without a drawing: the page could show nothing, for ever."""
    there = {document.file for document in with_diagram(model)}
    for document in model.documents:
        if document.file not in there:
            yield at(
                document.processes[0].place,
                "Bij dit proces staat geen tekening (BPMNDiagram): niemand kan het zien. Open het bestand in een "
                "tekenprogramma, schik de stappen, en bewaar het opnieuw.",
            )
