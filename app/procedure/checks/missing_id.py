"""Processes, elements and flows have an id."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, drawn, drawn_flows
from app.procedure.findings import Finding

SOURCE: Final = "BPMN 2.0.2 §8.3.1"


def check(model: Model) -> Iterator[Finding]:
    """Yield what cannot be named."""
    for process in model.processes.values():
        if not process.id:
            yield at(process.place, "Dit proces heeft geen id; geef het de naam van zijn map.")
    for _, element in drawn(model):
        if not element.id:
            yield at(element.place, "Dit element heeft geen id; geef elk element een eigen id.")
    for _, flow in drawn_flows(model):
        if not flow.id:
            yield at(flow.place, "Deze pijl heeft geen id; geef elke pijl een eigen id.")
