"""What an expression may hold: the kinds of FEEL that a casus needs, none of them without a limit."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Final, TypeGuard, TypeVar

from app.procedure.durations import Duration, LocalMoment
from app.procedure.expressions.errors import ExpressionError

Scalar = str | bool | int | Decimal | date | Duration | None
"""A `datetime` is a moment: aware, and never comparable with a date."""
Items = tuple[Scalar, ...]
Value = Scalar | Items

_T = TypeVar("_T")
MAX_TEXT: Final = 1000
MAX_ITEMS: Final = 1000
MAX_NUMBER: Final = 10**15
_MAX_MONTHS: Final = 120_000
_MAX_DAYS: Final = 4_000_000
_MAX_SECONDS: Final = _MAX_DAYS * 86_400
_KINDS: Final[Mapping[type, str]] = {
    type(None): "null",
    bool: "boolean",
    int: "number",
    Decimal: "number",
    str: "string",
    date: "date",
    datetime: "moment",
    LocalMoment: "moment",
    Duration: "duration",
    tuple: "list",
}


def kind_of(value: Value) -> str:
    """Return null, boolean, number, string, date, moment, duration or list."""
    kind = _KINDS.get(type(value))
    if kind is None:
        raise ExpressionError("Deze soort waarde bestaat hier niet.")
    return kind


def is_number(value: Value) -> TypeGuard[int | Decimal]:
    """Answer whether a value is a number; ja and nee are none."""
    return kind_of(value) == "number"


def checked(value: Value) -> Value:
    """Return the value itself, or raise `ExpressionError` when it goes past a limit; a whole number is an int."""
    match value:
        case bool() | None:
            return value
        case int() | Decimal():
            return number(value)
        case str():
            return _within(str.__str__(value), len(value) <= MAX_TEXT, "De tekst is te lang.")
        case Duration():
            return _within(value, _fits(value), "De duur is te lang.")
        case datetime():
            return _within(value, value.tzinfo is not None, "Een moment hoort een tijdzone te hebben.")
        case tuple():
            return tuple(map(scalar, _within(value, len(value) <= MAX_ITEMS, "Te veel waarden.")))
        case _:
            kind_of(value)
            return value


def number(value: int | Decimal) -> int | Decimal:
    """Return a finite number of at most `MAX_NUMBER`, as an int when it is whole."""
    if isinstance(value, Decimal) and not value.is_finite():
        raise ExpressionError("Dit is geen getal.")
    if not -MAX_NUMBER <= value <= MAX_NUMBER:
        raise ExpressionError("Het getal is te groot.")
    whole = int(value)
    return whole if value == whole else value


def _fits(duration: Duration) -> bool:
    months, days, seconds = abs(duration.months), abs(duration.days), abs(duration.seconds)
    return months <= _MAX_MONTHS and days <= _MAX_DAYS and seconds <= _MAX_SECONDS


def _within(value: _T, fits: bool, sentence: str) -> _T:
    if not fits:
        raise ExpressionError(sentence)
    return value


def scalar(value: Value) -> Scalar:
    """Return a checked value that is no list, or raise `ExpressionError`."""
    if isinstance(value, tuple):
        raise ExpressionError("Hier kan geen lijst staan, enkel één waarde.")
    found = checked(value)
    return None if isinstance(found, tuple) else found
