"""Fill in a form with invented answers, so that a scenario names only what matters to it."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from app.services.ports.forms import FieldView, FormView

Raw = Mapping[str, Sequence[str]]
Writer = Callable[[FieldView], str]
DAGEN = frozenset({"datetime", "date"})
"""Fields for which nothing written means today."""
DAG = re.compile(r"\d{4}-\d{2}-\d{2}")
"""What a writer of words gives for a day is one only then."""
LANG_GENOEG = "verzonnen tekst van het scenario, lang genoeg voor elke vraag"


def filled(
    form: FormView, given: Raw, vandaag: date, write: Writer | None = None
) -> dict[str, Sequence[str]]:
    """Return a posted form: what was given, and an answer to every question that is asked.

    `write` makes the text of a free field, where nothing stands filled in already, and a day that is not today;
    `given` may hold "uitkomst" and any field. A list from which one need not choose stays empty: the same name
    in two lists would be refused.
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
    if any(map(_lacks_choices, field.columns)):
        return False  # nothing to choose a row by: a meeting without points
    return field.is_asked(raw)


def _lacks_choices(column: FieldView) -> bool:
    return column.required and "bron" in column.properties and not column.options


def _answer(field: FieldView, vandaag: date, write: Writer) -> dict[str, list[str]]:
    """Return what is posted: one row of a list, or the values of a question."""
    names = {f"{field.key}-0-{column.key}": column for column in field.columns} or {field.key: field}
    answers: dict[str, list[str]] = {}
    for name, asked in names.items():
        values = _values(asked, vandaag, write)
        if values:
            answers[name] = values
    return answers


def _values(field: FieldView, vandaag: date, write: Writer) -> list[str]:
    match field.type:
        case "radio" | "select":
            return [value for value, _ in field.options[:1]]
        case "checklist":
            return _all_if_asked(field)
        case "checkbox":
            return ["ja"]
        case "datetime" | "date":
            return [_day(field, vandaag, write)]
        case "time":
            return ["10:00"]
        case "number":
            return ["1"]
        case "textfield" | "textarea":
            return [field.properties.get("standaard") or write(field)]
    return []


def _day(field: FieldView, vandaag: date, write: Writer) -> str:
    written = write(field)
    return written if DAG.fullmatch(written) else vandaag.isoformat()


def _all_if_asked(field: FieldView) -> list[str]:
    asked = field.required or "soms_verplicht" in field.properties
    return [value for value, _ in field.options] if asked else []


def _invented(field: FieldView) -> str:
    return "" if field.type in DAGEN else LANG_GENOEG
