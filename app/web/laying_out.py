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
    choices: set[str] = set()
    below: dict[str, str] = {}
    under: dict[tuple[str, str], list[FieldView]] = {}
    for field in form.fields:
        if field.type == "radio":
            choices.add(field.key)
        if field.show_if and len(field.show_if[1]) == 1 and field.show_if[0] in choices:
            below[field.key] = field.show_if[0]
    for field in form.fields:
        if field.show_if and len(field.show_if[1]) == 1:
            under.setdefault((field.show_if[0], field.show_if[1][0]), []).append(field)
    top = [field for field in form.fields if field.key not in below]
    now = {field.key: standing(field, (values or {}).get(field.key)) for field in form.fields}
    return Layout(now, below, under, top, _mark(form.fields))


def standing(field: FieldView, given: object) -> str:
    """Return what stands in a field: what was typed, the first of several, else what is known or usual."""
    if isinstance(given, str):
        return given.strip()
    if isinstance(given, Sequence) and given:
        return str(given[0]).strip()
    return field.standaard.strip()


def _mark(fields: Sequence[FieldView]) -> str:
    needed = sum(field.required for field in fields)
    needed += sum("soms_verplicht" in field.properties for field in fields)
    if not needed:
        return ""
    open_ones = (field for field in fields if field.type not in NO_CHOICE and "vouw" not in field.properties)
    others = sum(1 for _ in open_ones) - needed
    return "needed" if others > MARKED_MORE_THAN * needed else "optional"


def register(app: Flask) -> None:
    """Give the macros of a form what they ask."""
    app.jinja_env.globals.update(laid_out=laid_out, standing=standing)
