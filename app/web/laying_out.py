"""How the questions of a form lie on its page: what stands there, what opens where, what is marked."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Flask

from app.services.ports.forms import FieldView, FormView
from app.web.catalogue import words_of_now

MARKED_MORE_THAN = 2
"""Optional questions are the exception, and marked, unless there are more than so many times the needed ones."""
BY_OTHERS = frozenset({"dynamiclist", "checklist"})
"""Questions of which the drawing depends on others as well."""
Page = Mapping[str, Any]
"""What `render_fields` hands to the macros around and below it."""
Draw = Callable[[Page, FieldView, str, str], str]
NO_CHOICE = frozenset({"text", "checkbox"})


@dataclass(frozen=True)
class Layout:
    """What the macros of a form ask over and over, found once."""

    now: Mapping[str, str]
    """Question → the answer that stands there: what was typed, else what is known or usual."""
    below: Mapping[str, str]
    """Question → the choice under whose answer it opens."""
    under: Mapping[tuple[str, str], Sequence[FieldView]]
    """(choice, answer) → the questions that open there."""
    top: Sequence[FieldView]
    """The questions that open under no other."""
    named: Mapping[str, FieldView]
    opens: Mapping[str, Sequence[FieldView]]
    """Choice → the questions that open under any of its answers."""
    mark: str
    """What is marked: the few that are `needed`, the few that are `optional`, or nothing."""


def laid_out(form: FormView, values: Mapping[str, object] | None) -> Layout:
    """Return how a form lies on a page with these answers."""
    given = values or {}
    named = {field.key: field for field in form.fields}
    now = {key: standing(field, given.get(key)) for key, field in named.items()}
    under = _opened_by(form.fields)
    below = _below(form.fields)
    top = [field for field in form.fields if field.key not in below and not _is_idle(field)]
    opens: dict[str, list[FieldView]] = {}
    for (other, _), fields in under.items():
        opens.setdefault(other, []).extend(fields)
    return Layout(now, below, under, top, named, opens, _mark(form.fields))


def _is_idle(field: FieldView) -> bool:
    """Answer whether a question is folded away with nothing to choose from: it is not asked at all."""
    return field.type == "checklist" and "vouw" in field.properties and not field.options


def _opened_by(fields: Sequence[FieldView]) -> Mapping[tuple[str, str], Sequence[FieldView]]:
    under: dict[tuple[str, str], list[FieldView]] = {}
    for field in fields:
        place = _place(field)
        if place:
            under.setdefault(place, []).append(field)
    return under


def _below(fields: Sequence[FieldView]) -> Mapping[str, str]:
    """Return which questions open under a choice: one that stands before them."""
    below: dict[str, str] = {}
    choices: set[str] = set()
    for field in fields:
        if field.type == "radio":
            choices.add(field.key)
        place = _place(field)
        if place and place[0] in choices:
            below[field.key] = place[0]
    return below


def _place(field: FieldView) -> tuple[str, str] | None:
    """Return the one answer, and to what, that opens a question; None where several do, or none is needed."""
    if field.show_if is None:
        return None
    other, values = field.show_if
    return (other, values[0]) if len(values) == 1 else None


def drawn(page: Page, field: FieldView, name: str, said: str, draw: Draw) -> str:
    """Return a question as HTML: one in which nothing is typed is drawn once for as long as its form is known.

    What it was drawn into goes with it: of a question that holds an answer nothing is kept.
    """
    if page["prefix"] or not _is_empty(page, field, name):
        return draw(page, field, name, said)
    words = words_of_now().translations
    place = (words, name, said, page["level"], page["mark"], page["noting"], name in page["below"])
    if place not in field.drawn:
        field.drawn[place] = draw(page, field, name, said)
    return field.drawn[place]


def _is_empty(page: Page, field: FieldView, name: str) -> bool:
    """Answer whether how a question is drawn follows from the question alone."""
    if name in page["values"] or page["errors"]:
        return False
    if field.type in BY_OTHERS:
        return False
    inside = page["opens"].get(name, ())
    if inside and not field.blank:
        return False
    return _is_said_alike(page, field) and all(_is_blank(page, each) for each in inside)


def _is_blank(page: Page, field: FieldView) -> bool:
    """Answer whether a question that opens under another holds nothing of anybody."""
    return field.blank and _is_empty(page, field, field.key)


def _is_said_alike(page: Page, field: FieldView) -> bool:
    """Answer whether what is said of when a question counts never changes: its answers are those of the form."""
    other = page["named"].get(field.show_if[0]) if field.show_if else None
    return other is None or other.blank


def standing(field: FieldView, given: object) -> str:
    """Return what stands in a field: what was typed, the first of several, else what is known or usual."""
    if isinstance(given, str):
        return given.strip()
    if isinstance(given, Sequence) and given:
        return str(given[0]).strip()
    return field.standaard.strip()


def _mark(fields: Sequence[FieldView]) -> str:
    needed = open_ones = 0
    for field in fields:
        needed += _times_needed(field)
        open_ones += _stands_open(field)
    if not needed:
        return ""
    return "needed" if open_ones - needed > MARKED_MORE_THAN * needed else "optional"


def _times_needed(field: FieldView) -> int:
    return int(field.required) + int("soms_verplicht" in field.properties)


def _stands_open(field: FieldView) -> bool:
    """Answer whether a question is asked that nothing folds away."""
    return field.type not in NO_CHOICE and "vouw" not in field.properties


def register(app: Flask) -> None:
    """Give the macros of a form what they ask."""
    app.jinja_env.globals.update(drawn=drawn, laid_out=laid_out, standing=standing)
