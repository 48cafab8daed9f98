"""What is read from a procedure version without running it: read once, answered from memory."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from app.domain.errors import ModelError
from app.domain.execution import Bundle
from app.domain.explanation import Outcome
from app.domain.item import Formulier
from app.domain.words.subjects import find_subject
from app.procedure.bundle import Model, PerVersion, model_of
from app.procedure.checks import findings_of
from app.procedure.drawn import drawn
from app.procedure.findings import ensure_none
from app.procedure.forms import form_file
from app.procedure.model import Element, Process
from app.procedure.outcomes import outcomes_of
from app.procedure.uses import OUTCOME
from app.procedure.variables import BOOLEAN_WORDS
from app.procedure.xml import read_drawing, written

Outcomes = dict[tuple[str, str], tuple[Outcome, ...]]
_outcomes: Final[PerVersion[Outcomes]] = PerVersion(lambda _: {})


@dataclass(frozen=True)
class VariableDefinition:
    """A declared process variable. `type` is enum, boolean, date or integer."""

    name: str
    type: str
    values: Mapping[str, str]
    """For an enum: the allowed values with the words for people."""
    writer: str


@dataclass(frozen=True)
class RecordedField:
    """A field of a form whose answer a step puts in a process variable; an outcome is no field."""

    variable: str
    process_id: str
    element_id: str
    form: str
    field: str
    outcome: str | None
    """The variable of the step's outcome: without a value the step was never taken."""
    label: str
    """What the form asks there, in its own words; the name of the field when the form is not there."""
    options: tuple[tuple[str, str], ...]
    """The answers that the form offers there, with its words for them."""


def outcomes_at(bundle: Bundle, process_id: str, element_id: str) -> tuple[Outcome, ...]:
    """Return the outcomes of a user task in the order of the model; one "klaar" when it has one exit."""
    known = _outcomes.get(bundle)
    if (process_id, element_id) not in known:
        known[process_id, element_id] = outcomes_of(bundle, process_id, element_id)
    return known[process_id, element_id]


def variables_of(bundle: Bundle) -> Mapping[str, VariableDefinition]:
    """Return every declared variable of the process and of what it calls."""
    return _variables.get(bundle)


def _declared(bundle: Bundle) -> Mapping[str, VariableDefinition]:
    return {
        variable.name: VariableDefinition(
            variable.name,
            variable.type,
            {**BOOLEAN_WORDS, **variable.values} if variable.type == "boolean" else variable.values,
            ", ".join(variable.writers),
        )
        for variable in model_of(bundle).variables.values()
    }


_variables: Final = PerVersion(_declared)


def diagram_of(bundle: Bundle, process_id: str) -> bytes:
    """Return the BPMN file that draws the process, as it was read: in UTF-8, with bare ids as references."""
    file = model_of(bundle).file_of.get(process_id)
    if file is None:
        raise ModelError("Dit proces hoort niet bij deze versie van de procedure.", element=process_id)
    return written(read_drawing(file, bundle.files[file]))


def recorded_fields(bundle: Bundle) -> tuple[RecordedField, ...]:
    """Return the fields whose answers are kept in the process, over all files, in document order."""
    return _recorded.get(bundle)


def _kept(bundle: Bundle) -> tuple[RecordedField, ...]:
    model = model_of(bundle)
    return tuple(
        RecordedField(
            variable,
            element.process_id,
            element.id,
            element.livc["form"],
            field,
            dict(element.results).get(OUTCOME),
            *_asked_there(model, element.livc["form"], field),
        )
        for element in model.elements.values()
        if element.livc.get("form")
        for field, variable in element.results
        if field != OUTCOME
    )


def _asked_there(model: Model, form: str, field: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    asked = model.forms[form].find(field) if form in model.forms else None
    return (asked.label, asked.options) if asked else (field, ())


_recorded: Final = PerVersion(_kept)


def element_names(bundle: Bundle) -> Mapping[str, str]:
    """Return element id → name over all files."""
    return {element.id: element.name for element in model_of(bundle).elements.values()}


def qualifying_in(bundle: Bundle) -> frozenset[str]:
    """Return the embedded sub-processes in which it is decided where a casus belongs, of every file."""
    return _qualifying.get(bundle)


def _where_qualified(bundle: Bundle) -> frozenset[str]:
    found: set[str] = set()
    for process, element in filter(_qualifies, drawn(model_of(bundle))):
        found.update(each.id for each in process.enclosing(element))
    return frozenset(found)


def _qualifies(place: tuple[Process, Element]) -> bool:
    subject = find_subject(place[1].livc.get("subject"))
    return subject is not None and subject.qualifies


_qualifying: Final = PerVersion(_where_qualified)


def process_name(bundle: Bundle) -> str:
    """Return the name of the process as it was drawn."""
    return name_in(bundle, bundle.process_id)


def name_in(bundle: Bundle, process_id: str) -> str:
    """Return the name of a process, or of one that is called; its id when it is not in this version."""
    process = model_of(bundle).processes.get(process_id)
    return process.name if process else process_id


def flows_of(bundle: Bundle) -> Mapping[str, tuple[str, ...]]:
    """Return process id → ids of its sequence flows, in document order, for coverage."""
    return {process.id: tuple(process.flows) for process in model_of(bundle).processes.values()}


def kind_asking(bundle: Bundle, form: str) -> str:
    """Return the kind of the step that asks a form, "" when no step does or steps of several kinds do."""
    kinds = _kinds.get(bundle).get(form, frozenset())
    return next(iter(kinds)) if len(kinds) == 1 else ""


def _kinds_of_forms(bundle: Bundle) -> Mapping[str, Collection[str]]:
    found: dict[str, set[str]] = {}
    for element in model_of(bundle).elements.values():
        found.setdefault(element.livc.get("form", ""), set()).add(element.livc.get("kind", ""))
    return found


_kinds: Final = PerVersion(_kinds_of_forms)


def form_of_kinds(bundle: Bundle, kinds: Collection[str]) -> str | None:
    """Return the form that the first step of these kinds asks, None when no such step has one."""
    asked = (e.livc.get("form") for e in model_of(bundle).elements.values() if e.livc.get("kind") in kinds)
    return next((form for form in asked if form), None)


def written_with(bundle: Bundle, kind: str, form: str | None) -> Formulier:
    """Return with what a text is written in a step of this kind that asks this form."""
    content = bundle.files.get(form_file(form)) if form else None
    return Formulier(kind, form or kind, sha256(content).hexdigest() if content else None)


def ensure_forms(bundle: Bundle) -> None:
    """Raise `ModelError` when a step asks a form that is not in its procedure."""
    ensure_none(findings_of("form_present", model_of(bundle)))
