"""An answer that a step keeps fits its variable: the form asks it, in its type, with the same values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, drawn
from app.procedure.findings import Finding, fault
from app.procedure.forms import form_file
from app.procedure.forms.definition import Component
from app.procedure.model import Element
from app.procedure.uses import OUTCOME
from app.procedure.variables import Variable

SOURCE: Final = "CONVENTIES.md, livc:result"
_TYPES: Final[Mapping[str, str]] = {
    "date": "date",
    "number": "integer",
    "checkbox": "boolean",
    "radio": "enum",
    "select": "enum",
}
"""Kind of question → the type of variable that can hold its answer; a choice between yes and no is a boolean."""


@dataclass(frozen=True)
class _Answer:
    """A question of which the answer becomes a variable."""

    element: Element
    form: str
    asked: Component
    variable: Variable

    @cached_property
    def offered(self) -> frozenset[str]:
        """The values that it can give; empty where it takes any."""
        options = dict(self.asked.options)
        otherwise = self.asked.rules.otherwise
        if options and otherwise:
            options[otherwise] = otherwise
        return frozenset(options)

    @property
    def is_listed(self) -> bool:
        """Whether it is one of a list, and becomes one of a list."""
        return self.variable.type == "enum" and bool(self.offered)


def check(model: Model) -> Iterator[Finding]:
    """Yield answers that cannot be kept, and values that are read and can never be given."""
    answers: dict[str, list[_Answer]] = {}
    for _, element in drawn(model):
        if element.livc.get("form", "") in model.forms:
            yield from _on_form(model, element, answers)
    for name, given in answers.items():
        yield from _never_given(model, name, given)


def _on_form(model: Model, element: Element, answers: dict[str, list[_Answer]]) -> Iterator[Finding]:
    for field, name in element.results:
        if field != OUTCOME:
            yield from _kept(model, element, field, name, answers)


def _kept(
    model: Model, element: Element, field: str, name: str, answers: dict[str, list[_Answer]]
) -> Iterator[Finding]:
    """Yield what is wrong with one answer, and gather it."""
    key, variable = element.livc["form"], model.declared_in(element.place.file).get(name)
    asked = model.forms[key].find(field)
    if asked is None:
        yield at(element.place, _NOT_ASKED, formulier=key, veld=field, naam=name)
    elif variable is not None:
        answer = _Answer(element, key, asked, variable)
        answers.setdefault(name, []).append(answer)
        yield from _unfit(answer)


def _unfit(answer: _Answer) -> Iterator[Finding]:
    asked, variable = answer.asked, answer.variable
    if variable.type != _type_of(asked):
        yield _at_question(answer, _OTHER_TYPE, naam=variable.name, type=variable.type)
    elif answer.is_listed:
        for value in sorted(answer.offered - variable.values.keys()):
            yield _at_question(answer, _NO_VALUE, naam=variable.name, waarde=value)


def _type_of(asked: Component) -> str:
    return "boolean" if asked.boolean else _TYPES.get(asked.kind, "")


def _never_given(model: Model, name: str, given: list[_Answer]) -> Iterator[Finding]:
    """Yield values of a variable that only these questions write, that none of them offers."""
    variable = model.variables[name]
    steps = {each.element.id for each in given}
    listed = [each.offered for each in given if each.is_listed]
    if len(listed) < len(given) or not steps.issuperset(variable.writers):
        return
    offered = frozenset[str]().union(*listed)
    for value in sorted(variable.values.keys() - offered - {variable.initial}):
        yield _at_question(given[0], _NOT_OFFERED, naam=name, waarde=value)


def _at_question(answer: _Answer, template: str, /, **params: str) -> Finding:
    asked = answer.asked
    return fault(form_file(answer.form), asked.line, asked.key, template, vraag=asked.label, **params)


_NOT_ASKED: Final = (
    'Deze stap houdt "{naam}" over uit het veld "{veld}", en dat staat niet op het formulier "{formulier}".'
)
_OTHER_TYPE: Final = 'Het antwoord op “{vraag}” past niet in "{naam}": dat is van een ander type ({type}).'
_NO_VALUE: Final = (
    'Wie bij “{vraag}” “{waarde}” kiest, raakt niet verder: "{naam}" kent die waarde niet. Zet ze in '
    "variabelen.yaml, of haal de keuze weg."
)
_NOT_OFFERED: Final = (
    '"{naam}" kan "{waarde}" zijn, en geen vraag biedt dat aan. Zet de keuze bij “{vraag}”, of haal de waarde '
    "uit variabelen.yaml."
)
