"""Fill in a form with invented answers, so that a scenario names only what matters to it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from app.services.ports.forms import FieldView, FormView

Raw = Mapping[str, Sequence[str]]
Writer = Callable[[FieldView], str]
LANG_GENOEG = "verzonnen tekst van het scenario, lang genoeg voor elke vraag"


def filled(
    form: FormView, given: Raw, vandaag: date, write: Writer | None = None
) -> dict[str, Sequence[str]]:
    """Return a posted form: what was given, and an answer to every question that is asked.

    `write` makes the text of a free field; `given` may hold "uitkomst" and any field. A list from which one
    need not choose stays empty: the same name in two lists would be refused.
    """
    raw: dict[str, Sequence[str]] = dict(given)
    for field in form.fields:
        if _is_given(field, raw) or not _is_asked(field, raw):
            continue
        raw.update(_answer(field, vandaag, write or _invented))
    return raw


def _is_given(field: FieldView, raw: Raw) -> bool:
    return field.key in raw or any(key.startswith(f"{field.key}-0-") for key in raw)


def _is_asked(field: FieldView, raw: Raw) -> bool:
    """Answer whether a question is open given the answers so far; a closed one stays empty."""
    columns: Sequence[FieldView] = getattr(field, "columns", ())
    if any(c.required and "bron" in c.properties and not c.options for c in columns):
        return False  # nothing to choose a row by: a meeting without points
    if field.show_if is None:
        return True
    other, values = field.show_if
    return bool(set(raw.get(other, ())) & set(values))


def _answer(field: FieldView, vandaag: date, write: Writer) -> dict[str, list[str]]:
    columns: Sequence[FieldView] = getattr(field, "columns", ())
    if columns:
        cells = [(c, _answer(c, vandaag, write)) for c in columns]
        return {f"{field.key}-0-{c.key}": found.get(c.key, []) for c, found in cells if found.get(c.key)}
    if field.type in ("radio", "select"):
        return {field.key: [field.options[0][0]]} if field.options else {}
    if field.type == "checklist":
        asked = field.required or "soms_verplicht" in field.properties
        return {field.key: [value for value, _ in field.options]} if asked else {}
    if field.type == "checkbox":
        return {field.key: ["ja"]}
    if field.type in ("datetime", "date"):
        return {field.key: [vandaag.isoformat()]}
    if field.type == "time":
        return {field.key: ["10:00"]}
    if field.type == "number":
        return {field.key: ["1"]}
    return {field.key: [write(field)]} if field.type in ("textfield", "textarea") else {}


def _invented(field: FieldView) -> str:
    return LANG_GENOEG
