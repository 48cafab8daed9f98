"""What a condition may ask, by choosing: each answer that a variable can have, with how people read it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawing_offer.words_here import Choices, OfferedChoice
from app.procedure.forms.definition import OUTCOME, Component, FormDefinition
from app.procedure.variables import BOOLEAN_WORDS, Variable

KEPT_ZONE: Final = "process"
"""The zone of which a procedure may remember an answer."""


@dataclass(frozen=True)
class Known:
    """A variable of the procedure, and the conditions that ask one answer of it."""

    variable: str
    name: str
    conditions: Choices
    """`value` is the condition as it is written in the file."""
    answers: Choices
    """`value` is the answer itself."""


@dataclass(frozen=True)
class AskedOnForm:
    """A form, and of its answers those that a procedure may remember."""

    key: str
    name: str
    fields: Choices


def known_in(model: Model, process_id: str) -> tuple[Known, ...]:
    """Return what this procedure declares; a variable of which no answers are listed has no conditions here."""
    declared = model.declared_in(model.file_of.get(process_id, ""))
    return tuple(map(_known, declared.values()))


def _known(variable: Variable) -> Known:
    answers = tuple(OfferedChoice(value, name) for value, name in _answers(variable).items())
    conditions = tuple(OfferedChoice(_condition(variable, each.value), each.name) for each in answers)
    return Known(variable.name, variable.description or variable.name, conditions, answers)


def _answers(variable: Variable) -> Mapping[str, str]:
    if variable.type == "boolean":
        return {**BOOLEAN_WORDS, **variable.values}
    return variable.values


def _condition(variable: Variable, value: str) -> str:
    return f"{variable.name} = {value}" if variable.type == "boolean" else f'{variable.name} = "{value}"'


def forms_in(model: Model) -> tuple[AskedOnForm, ...]:
    """Return every form with what may be remembered of it, its outcome first."""
    return tuple(AskedOnForm(key, form.title, tuple(_fields(form))) for key, form in model.forms.items())


def _fields(form: FormDefinition) -> Iterator[OfferedChoice]:
    yield OfferedChoice(OUTCOME, "wat er gekozen is")
    kept = filter(_may_be_kept, form.components)
    yield from (OfferedChoice(component.key, component.label) for component in kept)


def _may_be_kept(component: Component) -> bool:
    return component.is_asked and component.zone == KEPT_ZONE
