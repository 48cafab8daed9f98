"""A part of a form that is folded away: whether it stands open, and what is said of it while it does not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import Flask

from app.services.ports.forms import FieldView
from app.web.catalogue import gettext as _

ROWS, SEVERAL = "dynamiclist", "checklist"
Page = Mapping[str, Any]
"""What `render_fields` hands to the macros around and below it."""


@dataclass(frozen=True)
class Fold:
    """`open`: something was typed in it, or is wrong in it; else `lines` say what stands filled in."""

    open: bool
    lines: Sequence[tuple[str, str]]


def folded(page: Page, label: str) -> Fold:
    """Return how the part under this label lies on the page."""
    inside: dict[str, FieldView] = {}
    for field in page["form"].fields:
        if field.properties.get("vouw") == label:
            inside[field.key] = field
    lines: list[tuple[str, str]] = []
    is_open = False
    for field in inside.values():
        is_open |= _is_touched(page, field)
        if _is_told(page, field, inside):
            lines.append((asked_in(page, field), _spoken(field, page["now"][field.key])))
    return Fold(is_open, lines)


def asked_in(page: Page, field: FieldView) -> str:
    """Return the question as who fills it in reads it."""
    noted = field.properties.get("label_noteren") if page["noting"] else None
    return noted or field.label


def _is_touched(page: Page, field: FieldView) -> bool:
    if page["errors"].get(field.key) or page["now"][field.key] != field.standaard:
        return True
    return field.type in {ROWS, SEVERAL} and _is_filled(page, field)


def _is_filled(page: Page, field: FieldView) -> bool:
    """Answer whether a list of choices or of rows holds an answer, or an error in one of its rows."""
    if page["values"].get(field.key):
        return True
    if field.type != ROWS:
        return False
    typed = filter(lambda name: _is_typed(page["values"][name]), page["values"])
    cells = (*typed, *page["errors"])
    return any(name.startswith(f"{field.key}-") for name in cells)


def _is_typed(given: object) -> bool:
    return bool(given) and given != [""]


def _is_told(page: Page, field: FieldView, inside: Mapping[str, FieldView]) -> bool:
    """Answer whether the answer that stands there is said: not what is decided above, nor what does not count."""
    if not page["now"][field.key]:
        return False
    if page["decided"] and _is_of_the_process(field):
        return False
    return _counts(page, field, inside)


def _is_of_the_process(field: FieldView) -> bool:
    known = field.properties.get("bekend", "")
    return "gekend" in field.properties and known.startswith("@")


def _counts(page: Page, field: FieldView, inside: Mapping[str, FieldView]) -> bool:
    """Answer whether the answer counts beside what else stands in the same part."""
    if field.show_if is None or field.show_if[0] not in inside:
        return True
    other, values = field.show_if
    return page["now"].get(other) in values


def _spoken(field: FieldView, text: str) -> str:
    """Return an answer in words."""
    words = dict(field.options).get(text)
    if words is not None:
        return words
    if field.type == "checkbox":
        return _("ja")
    return _day(text) if field.type == "date" else text


def _day(text: str) -> str:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return text
    return f"{day.day}/{day.month}/{day.year}"


def register(app: Flask) -> None:
    """Give the macros of a form what they ask of its folded parts."""
    app.jinja_env.globals.update(asked_in=asked_in, folded=folded)
