"""What speaks of no person and no casus draws and asks nothing that has room for one."""

from collections.abc import Iterator
from typing import Final

from app.domain.words.processes import CASUS, process_of
from app.domain.words.steps import find_kind
from app.procedure.bundle import Model
from app.procedure.drawn import at
from app.procedure.findings import Finding, fault
from app.procedure.forms import form_file
from app.procedure.forms.definition import Component, FormDefinition
from app.procedure.model import Element, Process

SOURCE: Final = "INV-17 (seeds/000 L129-140)"
_ZONES: Final = frozenset({"process", "papers"})
_SOURCES: Final = frozenset({None, "strategische_onderwerpen", "strategische_leden", "opdrachthouders"})
"""Where choices may come from: subjects, places and services, never a casus or who is in one."""


def check(model: Model) -> Iterator[Finding]:
    """Yield every way in which a casus, or somebody in one, would come in."""
    for process in model.processes.values():
        if process_of(process.id).about_nobody:
            yield from _in(model, process)


def _in(model: Model, process: Process) -> Iterator[Finding]:
    for element in process.elements.values():
        if _links(process, element):
            yield at(element.place, VERBINDT, proces=process_of(process.id).name)
        form = model.forms.get(element.livc.get("form", ""))
        if form:
            yield from _asked(process, form)
    known = model.declared_in(model.file_of[process.id])
    for name in sorted(set(CASUS.reads) & set(known)):
        yield at(process.place, VARIABELE, naam=name, proces=process_of(process.id).name)


VERBINDT: Final = (
    "Dit verbindt met een casus: een bericht, een oproep, een stap of een herhaling van een andere procedure. "
    "“{proces}” spreekt over geen persoon en geen casus; neem het weg."
)
VARIABELE: Final = (
    "De variabele “{naam}” is van een casus. “{proces}” spreekt over geen persoon en geen casus; neem ze weg."
)


def _links(process: Process, element: Element) -> bool:
    """Answer whether an element links the procedure with another: by a message, a call, a step or a repetition."""
    if element.event == "message" or element.message or element.called:
        return True
    return _is_of_another(process, element) or _repeats_over_another(process, element)


def _is_of_another(process: Process, element: Element) -> bool:
    kind = find_kind(element.livc.get("kind"))
    return kind is not None and bool(kind.roots) and process.id not in kind.roots


def _repeats_over_another(process: Process, element: Element) -> bool:
    per = element.repetition.per if element.repetition else ""
    return bool(per) and per not in process_of(process.id).per


def _asked(process: Process, form: FormDefinition) -> Iterator[Finding]:
    for component in form.components:
        for each in (component, *component.columns):
            if not _is_about_nobody(each):
                yield fault(
                    form_file(form.key),
                    each.line,
                    each.key,
                    "De vraag “{vraag}” heeft plaats voor een persoon of een casus. “{proces}” spreekt daar niet "
                    "over; gebruik de zone process of papers, en geen lijst van casussen of deelnemers.",
                    vraag=each.label,
                    proces=process_of(process.id).name,
                )


def _is_about_nobody(component: Component) -> bool:
    if component.zone not in _ZONES or component.source not in _SOURCES:
        return False
    return not component.known or component.known == "opnieuw" or component.known.startswith("@")
