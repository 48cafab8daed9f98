"""Every flow has its line."""

from collections.abc import Iterator
from itertools import chain
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, with_diagram
from app.procedure.findings import Finding

SOURCE: Final = "BPMN 2.0.2 §12"


def check(model: Model) -> Iterator[Finding]:
    """Yield flows that would be followed and not be seen."""
    for document in with_diagram(model):
        flows = chain.from_iterable(process.flows.values() for process in document.processes)
        for flow in flows:
            if not flow.id or flow.id in document.edges:
                continue
            yield at(
                flow.place,
                'De pijl "{id}" staat niet op de tekening (BPMNEdge met minstens twee punten). Teken ze opnieuw, '
                "of verwijder ze.",
                id=flow.id,
            )
