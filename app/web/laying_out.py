"""How the questions of a form lie on its page: what stands there, what opens where, what is marked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import Flask

from app.services.ports.forms import FieldView, FormView

MARKED_MORE_THAN = 2
"""Optional questions are the exception, and marked, unless there are more than so many times the needed ones."""
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
    mark: str
    """What is marked: the few that are `needed`, the few that are `optional`, or nothing."""


def laid_out(form: FormView, values: Mapping[str, object] | None) -> Layout:
    """Return how a form lies on a page with these answers."""
    given = values or {}
    now = {field.key: standing(field, given.get(field.key)) for field in form.fields}
    under: dict[tuple[str, str], list[FieldView]] = {}
    below: dict[str, str] = {}
    choices: set[str] = set()
    for field in form.fields:
        if field.type == "radio":
            choices.add(field.key)
        place = _place(field)
        if place is None:
            continue
        under.setdefault(place, []).append(field)
        if place[0] in choices:
            below[field.key] = place[0]
    top = [field for field in form.fields if field.key not in below and not _is_idle(field)]
    return Layout(now, below, under, top, _mark(form.fields))


def _is_idle(field: FieldView) -> bool:
    """Answer whether a question is folded away with nothing to choose from: it is not asked at all."""
    return field.type == "checklist" and "vouw" in field.properties and not field.options


def _place(field: FieldView) -> tuple[str, str] | None:
    """Return the one answer, and to what, that opens a question; None where several do, or none is needed."""
    if field.show_if is None:
        return None
    other, values = field.show_if
    return (other, values[0]) if len(values) == 1 else None


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
    app.jinja_env.globals.update(laid_out=laid_out, standing=standing)
