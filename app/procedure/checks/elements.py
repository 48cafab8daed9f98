"""Only what the engine executes as BPMN 2.0 says: all else in a file is refused by name."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.checks.instead import refusal
from app.procedure.checks.places import at, drawn, drawn_flows
from app.procedure.findings import Finding
from app.procedure.model import Element, Process

MAX_ELEMENTS: Final = 300


def check(model: Model) -> Iterator[Finding]:
    """Yield what is not in the language, and what cannot be named."""
    for document in model.documents:
        yield from (at(each.place, refusal(each)) for each in document.unread)
    for process in model.processes.values():
        yield from _process(process)
    for _, element in drawn(model):
        yield from _element(element)
    for _, flow in drawn_flows(model):
        if not flow.id:
            yield at(flow.place, "Deze pijl heeft geen id; geef elke pijl een eigen id.")


def _process(process: Process) -> Iterator[Finding]:
    if not process.id:
        yield at(process.place, "Dit proces heeft geen id; geef het de naam van zijn map.")
    if len(process.elements) > MAX_ELEMENTS:
        yield at(
            process.place, f"Een proces heeft ten hoogste {MAX_ELEMENTS} elementen; splits met een call."
        )


def _element(element: Element) -> Iterator[Finding]:
    if not element.id:
        yield at(element.place, "Dit element heeft geen id; geef elk element een eigen id.")
    if element.triggered_by_event:
        yield at(
            element.place,
            "Een event-deelproces kan hier niet; gebruik een boundary event op een gewoon deelproces.",
        )
