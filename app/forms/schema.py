"""Builds the marshmallow schema of the questions that are asked."""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, validate

from app.domain.sentence import Sentence, given_text
from app.procedure.forms.definition import Component

Choices = Mapping[str, Sequence[tuple[str, str]]]
AnyField = fields.Field[Any]
Messages = dict[str, str | list[Any] | dict[Any, Any]]

ONE_ANSWER = "Geef hier één antwoord."
CHOOSE = "Kies een antwoord uit de lijst."
DATE = "Kies een bestaande datum, of schrijf ze als jaar-maand-dag, bijvoorbeeld 2027-03-31."
NO_DAY = "Deze datum ligt te ver van vandaag. Kijk het jaartal na."
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2099, 12, 31)
"""No day of somebody's life, and none that is agreed on, lies outside these."""
TIME = "Schrijf het uur als 09:30."
TOO_LONG = "Maak dit korter: hoogstens {most} tekens, nu zijn het er {now}."
UNREADABLE = "Hier staat een teken in dat niet gelezen kan worden. Typ het opnieuw."
MISSING_TEXT = "Vul iets in bij “{vraag}”."
MISSING = {
    "radio": "Kies een antwoord bij “{vraag}”.",
    "select": "Kies een antwoord bij “{vraag}”.",
    "checklist": "Duid minstens één keuze aan bij “{vraag}”.",
    "checkbox": "Vink aan: “{vraag}”.",
    "date": "Vul een datum in bij “{vraag}”.",
    "time": "Vul een uur in bij “{vraag}”.",
}
LEAST, MOST = 0, 100_000

_WRONG = ("invalid", "type", "invalid_utf8", "format", "too_large")
"""What marshmallow calls an answer of another sort."""


def schema_of(components: Sequence[Component], required: Collection[str], choices: Choices) -> Schema:
    """Return a schema that refuses all else; `required` names the keys that need an answer."""
    if any(map(_has_source, components)):
        return _schema(tuple(components), frozenset(required), choices)
    return _known_schema(tuple(components), frozenset(required))


def _has_source(component: Component) -> bool:
    return any(part.source for part in (component, *component.columns))


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
            validate=_given(component) if required else None,
            error_messages=_messages(component, ONE_ANSWER),
        )
    if component.kind == "checkbox":
        return fields.Boolean(
            truthy={"ja"},
            falsy={False},
            required=required,
            validate=_given(component) if required else None,
            error_messages=_messages(component, CHOOSE),
        )
    if component.kind == "number":
        return fields.Integer(
            strict=False,
            required=required,
            validate=_Range(),
            error_messages=_messages(component, "Geef een geheel getal."),
        )
    if component.kind == "date":
        return fields.Date(
            format="iso", required=required, validate=_Day(), error_messages=_messages(component, DATE)
        )
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
        validate=_given(component) if required else None,
        error_messages=_messages(component, ONE_ANSWER),
    )


def missing(component: Component) -> Sentence:
    """Return the sentence for an answer that is not there; it says what to do."""
    if component.rules.missing:
        return given_text(component.rules.missing)
    return Sentence(MISSING.get(component.kind, MISSING_TEXT), vraag=component.label)


def _messages(component: Component, invalid: str) -> Messages:
    empty, wrong = [missing(component)], [Sentence(invalid)]
    return {"required": empty, "null": empty, **dict.fromkeys(_WRONG, wrong)}


def _text_rules(component: Component, choices: Choices) -> list[validate.Validator]:
    if component.kind in {"select", "radio"}:
        return [_one_of(component, choices)]
    if component.kind == "time":
        return [_Time()]
    return [_NoControls(lines=component.kind == "textarea"), _Length(component.max_length)]


def _one_of(component: Component, choices: Choices) -> validate.Validator:
    allowed = choices.get(component.source, ()) if component.source else component.options
    return _OneOf(frozenset(value for value, _ in allowed))


def _given(component: Component) -> validate.Validator:
    return _Given(missing(component))


class _Given(validate.Validator):
    """Refuses an empty list, and a box that is not ticked."""

    def __init__(self, said: Sentence) -> None:
        self.said = said

    def __call__(self, value: object) -> object:
        if not value:
            raise ValidationError([self.said])
        return value


class _OneOf(validate.Validator):
    """Refuses what is not in the list."""

    def __init__(self, allowed: frozenset[str]) -> None:
        self.allowed = allowed

    def __call__(self, value: str) -> str:
        if value not in self.allowed:
            raise ValidationError([Sentence(CHOOSE)])
        return value


class _Day(validate.Validator):
    """Refuses a slip in the year."""

    def __call__(self, value: date) -> date:
        if not FIRST_DAY <= value <= LAST_DAY:
            raise ValidationError([Sentence(NO_DAY)])
        return value


class _Time(validate.Validator):
    """Refuses what is no time of the day."""

    def __call__(self, value: str) -> str:
        if not re.match(r"([01]\d|2[0-3]):[0-5]\d\Z", value):
            raise ValidationError([Sentence(TIME)])
        return value


class _Range(validate.Validator):
    """Refuses a number that is too small or too large."""

    def __call__(self, value: int) -> int:
        if not LEAST <= value <= MOST:
            raise ValidationError([Sentence("Geef een getal tussen {min} en {max}.", min=LEAST, max=MOST)])
        return value


class _Length(validate.Validator):
    """Says how long the text is and how long it may be."""

    def __init__(self, most: int) -> None:
        self.most = most

    def __call__(self, value: str) -> str:
        if len(value) > self.most:
            raise ValidationError([Sentence(TOO_LONG, most=self.most, now=len(value))])
        return value


class _NoControls(validate.Validator):
    """Refuses characters that no keyboard types and no database keeps."""

    def __init__(self, *, lines: bool) -> None:
        self.allowed = {"\n", "\t"} if lines else {"\t"}

    def __call__(self, value: str) -> str:
        if "\n" in value and "\n" not in self.allowed:
            raise ValidationError([Sentence("Schrijf dit op één regel.")])
        if any(self._refuses(char) for char in value):
            raise ValidationError([Sentence(UNREADABLE)])
        return value

    def _refuses(self, char: str) -> bool:
        return unicodedata.category(char) in {"Cc", "Cs"} and char not in self.allowed
