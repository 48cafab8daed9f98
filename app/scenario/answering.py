"""What a scenario writes in a form, as a browser would post it."""

from collections.abc import Mapping, Sequence

from app.scenario.errors import StepFailedError
from app.services.ports.forms import FieldView, FormView

Answers = Mapping[str, object]
Options = Sequence[tuple[str, str]]


def answered(form: FormView, given: Answers) -> dict[str, list[str]]:
    """Return posted values; a choice may be written as its value, its words, or a first name.

    Raises `StepFailedError` for a question that the form does not ask.
    """
    fields = {field.key: field for field in form.fields}
    raw: dict[str, list[str]] = {}
    for key, answer in given.items():
        if key.partition("-")[0] in fields and key not in fields:
            raw[key] = _values_of(answer)
            continue
        if key not in fields:
            raise StepFailedError(
                "Het formulier {form} vraagt hier niet naar “{key}”.", form=form.key, key=key
            )
        raw.update(_posted(fields[key], answer))
    return raw


def _posted(field: FieldView, answer: object) -> dict[str, list[str]]:
    if not field.columns or not isinstance(answer, list):
        return {field.key: _values(field, answer)}
    posted: dict[str, list[str]] = {}
    for number, row in enumerate(answer):
        for column in field.columns:
            if column.key in row:
                posted[f"{field.key}-{number}-{column.key}"] = _values(column, row[column.key])
    return posted


def _values(field: FieldView, answer: object) -> list[str]:
    return [_value(field.options, text) for text in _values_of(answer)]


def _values_of(answer: object) -> list[str]:
    return [_text(value) for value in (answer if isinstance(answer, list | tuple) else [answer])]


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return str(value)


def _value(options: Options, text: str) -> str:
    """Return the value of a choice."""
    for value, label in options:
        if text in (value, label):
            return value
    for value, label in options:
        if label.lower().split()[:1] == [text]:
            return value
    return text
