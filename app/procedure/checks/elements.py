"""Only what the engine executes as BPMN 2.0 says: all else in a file is refused by name."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.checks.instead import refusal
from app.procedure.checks.places import at, drawn, drawn_flows
from app.procedure.findings import Finding
from app.procedure.model import Document, Element, Process

MAX_ELEMENTS: Final = 300
_TAKEN: Final = ("Start", "End")
"""Ids that the engine gives to parts of its own in every process and sub-process, beside `<its id>.EndJoin`."""


def check(model: Model) -> Iterator[Finding]:
    """Yield what is not in the language, and what cannot be named."""
    for document in model.documents:
        yield from (at(each.place, refusal(each)) for each in document.unread)
        yield from _file(document)
    for process in model.processes.values():
        yield from _process(process)
    for _, element in drawn(model):
        yield from _element(element)
    for _, flow in drawn_flows(model):
        if not flow.id:
            yield at(flow.place, "Deze pijl heeft geen id; geef elke pijl een eigen id.")


def _file(document: Document) -> Iterator[Finding]:
    folder, _, name = document.file.rpartition("/")
    ids = {process.id for process in document.processes}
    if name == f"{folder}.bpmn" and folder not in ids:
        yield at(
            document.processes[0].place,
            f'Dit proces staat in de map "{folder}" en heeft een andere id; schrijf id="{folder}", of geef de map '
            "en het bestand de naam van het proces.",
        )
    for process_id, place in document.pools:
        if process_id.rpartition(":")[2] not in ids:
            yield at(
                place,
                f'Deze pool wijst naar het proces "{process_id}", dat niet in dit bestand staat; noem in '
                "processRef een proces uit dit bestand, of laat processRef weg.",
            )


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
    if element.id in {*_TAKEN, f"{element.scope}.EndJoin"}:
        yield at(
            element.place,
            f'De id "{element.id}" gebruikt Casuspad zelf; geef dit element een andere id, zoals '
            f'"{element.id.lower().replace(".", "_")}_1".',
        )
    if element.triggered_by_event:
        yield at(
            element.place,
            "Een event-deelproces kan hier niet; gebruik een boundary event op een gewoon deelproces.",
        )
