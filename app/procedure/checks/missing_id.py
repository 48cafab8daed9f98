"""Processes, elements and flows have an id."""

from collections.abc import Iterable, Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, drawn, drawn_flows
from app.procedure.findings import Finding
from app.procedure.model import Element, Flow, Process

SOURCE: Final = "BPMN 2.0.2 §8.3.1"


def check(model: Model) -> Iterator[Finding]:
    """Yield what cannot be named."""
    elements = (element for _, element in drawn(model))
    flows = (flow for _, flow in drawn_flows(model))
    yield from _unnamed(model.processes.values(), "Dit proces heeft geen id; geef het de naam van zijn map.")
    yield from _unnamed(elements, "Dit element heeft geen id; geef elk element een eigen id.")
    yield from _unnamed(flows, "Deze pijl heeft geen id; geef elke pijl een eigen id.")


def _unnamed(parts: Iterable[Process | Element | Flow], sentence: str) -> Iterator[Finding]:
    for part in parts:
        if not part.id:
            yield at(part.place, sentence)
