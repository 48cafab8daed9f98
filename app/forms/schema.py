"""Builds the marshmallow schema of the questions that are asked."""

import unicodedata
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, validate

from app.procedure.forms.definition import Component

Choices = Mapping[str, Sequence[tuple[str, str]]]
AnyField = fields.Field[Any]
Messages = dict[str, str | list[Any] | dict[Any, Any]]

ONE_ANSWER = "Geef hier één antwoord."
CHOOSE = "Kies een antwoord uit de lijst."
DATE = "Kies een bestaande datum, of schrijf ze als jaar-maand-dag, bijvoorbeeld 2027-03-31."
TIME = "Schrijf het uur als 09:30."


def schema_of(components: Sequence[Component], required: Collection[str], choices: Choices) -> Schema:
    """Return a schema that refuses all else; `required` names the keys that need an answer."""
    if any(part.source for component in components for part in (component, *component.columns)):
        return _schema(tuple(components), frozenset(required), choices)
    return _known_schema(tuple(components), frozenset(required))


def _schema(components: tuple[Component, ...], required: frozenset[str], choices: Choices) -> Schema:
    found = {c.key: _field(c, c.key in required, choices) for c in components if c.is_asked}
    return Schema.from_dict(found)(unknown=RAISE)


@lru_cache(maxsize=512)
def _known_schema(components: tuple[Component, ...], required: frozenset[str]) -> Schema:
    """Return the schema of questions whose choices stand in the form itself: made once, it keeps no answers."""
    return _schema(components, required, {})


def _field(component: Component, required: bool, choices: Choices) -> AnyField:
    if component.kind == "dynamiclist":
        return _rows(component, required, choices)
    if component.kind == "checklist":
        return fields.List(
            fields.String(validate=_one_of(component, choices)),
            required=required,
            validate=_at_least_one(component) if required else None,
            error_messages=_messages(component, ONE_ANSWER),
        )
    if component.kind == "checkbox":
        return fields.Boolean(
            truthy={"ja"},
            falsy={False},
            required=required,
            validate=_ticked(component) if required else None,
            error_messages=_messages(component, CHOOSE),
        )
    if component.kind == "number":
        return fields.Integer(
            strict=False,
            required=required,
            validate=validate.Range(0, 100_000, error="Geef een getal tussen {min} en {max}."),
            error_messages=_messages(component, "Geef een geheel getal."),
        )
    if component.kind == "date":
        return fields.Date(format="iso", required=required, error_messages=_messages(component, DATE))
    return fields.String(
        required=required,
        validate=_text_rules(component, choices),
        error_messages=_messages(component, ONE_ANSWER),
    )


def _rows(component: Component, required: bool, choices: Choices) -> AnyField:
    cells: dict[str, AnyField] = {c.key: _field(c, c.rules.required, choices) for c in component.columns}
    row = Schema.from_dict({"nr": fields.String(required=True), **cells})
    return fields.List(
        fields.Nested(row(unknown=RAISE)),
        required=required,
        validate=_at_least_one(component) if required else None,
        error_messages=_messages(component, ONE_ANSWER),
    )


def missing(component: Component) -> str:
    """Return the sentence for an answer that is not there; it says what to do."""
    if component.rules.missing:
        return component.rules.missing
    verb = {
        "radio": "Kies een antwoord bij",
        "select": "Kies een antwoord bij",
        "checklist": "Duid minstens één keuze aan bij",
        "checkbox": "Vink aan:",
        "date": "Vul een datum in bij",
        "time": "Vul een uur in bij",
    }.get(component.kind, "Vul iets in bij")
    return f"{verb} “{component.label}”."


def _messages(component: Component, invalid: str) -> Messages:
    empty = missing(component)
    return {
        "required": empty, "null": empty, "invalid": invalid, "type": invalid, "invalid_utf8": invalid,
        "format": invalid, "too_large": invalid,
    }  # fmt: skip


def _text_rules(component: Component, choices: Choices) -> list[validate.Validator]:
    if component.kind in {"select", "radio"}:
        return [_one_of(component, choices)]
    if component.kind == "time":
        return [validate.Regexp(r"([01]\d|2[0-3]):[0-5]\d\Z", error=TIME)]
    return [_NoControls(lines=component.kind == "textarea"), _Length(component.max_length)]


def _one_of(component: Component, choices: Choices) -> validate.Validator:
    allowed = choices.get(component.source, ()) if component.source else component.options
    return validate.OneOf([value for value, _ in allowed], error=CHOOSE)


def _at_least_one(component: Component) -> validate.Validator:
    return validate.Length(min=1, error=missing(component))


def _ticked(component: Component) -> validate.Validator:
    return validate.Equal(True, error=missing(component))


class _Length(validate.Validator):
    """Says how long the text is and how long it may be."""

    def __init__(self, most: int) -> None:
        self.most = most

    def __call__(self, value: str) -> str:
        if len(value) > self.most:
            raise ValidationError(
                f"Maak dit korter: hoogstens {self.most} tekens, nu zijn het er {len(value)}."
            )
        return value


class _NoControls(validate.Validator):
    """Refuses characters that no keyboard types and no database keeps."""

    def __init__(self, *, lines: bool) -> None:
        self.allowed = {"\n", "\t"} if lines else {"\t"}

    def __call__(self, value: str) -> str:
        if "\n" in value and "\n" not in self.allowed:
            raise ValidationError("Schrijf dit op één regel.")
        if any(self._refuses(char) for char in value):
            raise ValidationError("Hier staat een teken in dat niet gelezen kan worden. Typ het opnieuw.")
        return value

    def _refuses(self, char: str) -> bool:
        return unicodedata.category(char) in {"Cc", "Cs"} and char not in self.allowed
