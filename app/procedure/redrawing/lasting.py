"""How long something lasts, asked as a number and a unit."""

from collections.abc import Mapping
from typing import Final

from app.domain.sentence import Said, Sentence
from app.procedure.durations import Duration, parse_duration
from app.procedure.redrawing.asked import Asked, Control, GivenAnswers, Option

NUMBER, UNIT = "aantal", "eenheid"
_UNITS: Final[Mapping[str, tuple[str, str, str]]] = {
    "uur": ("PT{}H", "1 uur", "{aantal} uur"),
    "dag": ("P{}D", "1 dag", "{aantal} dagen"),
    "week": ("P{}W", "1 week", "{aantal} weken"),
    "maand": ("P{}M", "1 maand", "{aantal} maanden"),
    "jaar": ("P{}Y", "1 jaar", "{aantal} jaar"),
}
"""Unit → how it is written as ISO 8601, and how one and more of them are said."""
_NAMES: Final = {"uur": "uur", "dag": "dagen", "week": "weken", "maand": "maanden", "jaar": "jaar"}


def lasting(text: str = "", question: Said = "Na hoeveel tijd?") -> tuple[Asked, Asked]:
    """Return the two questions, with how long it lasts today."""
    number, unit = _parts(text)
    options = tuple(Option(word, name) for word, name in _NAMES.items())
    return (
        Asked(NUMBER, question, Control.NUMBER, (), (number,)),
        Asked(UNIT, "Dagen, weken of maanden?", Control.LIST, options, (unit,)),
    )


def lasts(given: GivenAnswers) -> tuple[str, Sentence]:
    """Return how long was answered, as ISO 8601 and in words; raises `FormInvalidError`."""
    number = given.number(NUMBER)
    unit = given.chosen(lasting()[1])
    iso, _, _ = _UNITS[unit]
    return iso.format(number), _in_words(number, unit)


def spoken(text: str) -> Sentence:
    """Return a duration in words; a mixed one as it is written."""
    number, unit = _parts(text)
    return _in_words(int(number), unit) if number else Sentence("{duur}", duur=text)


def _in_words(number: int, unit: str) -> Sentence:
    _, one, more = _UNITS[unit]
    return Sentence(one) if number == 1 else Sentence(more, aantal=number)


def _parts(text: str) -> tuple[str, str]:
    """Return the number and the unit of a duration that has one; else no number, and days."""
    found = parse_duration(text) if text else None
    if found is None:
        return "", "dag"
    named = {unit: number for unit, number in _counted(found) if number}
    if len(named) != 1:
        return "", "dag"
    ((unit, number),) = named.items()
    return str(number), unit


def _counted(duration: Duration) -> tuple[tuple[str, int], ...]:
    months, days = duration.months, duration.days
    years, rest = divmod(months, 12)
    in_months = (("maand", months),) if rest else (("jaar", years),)
    in_days = (("dag", days),) if days % 7 else (("week", days // 7),)
    return (*in_months, *in_days, ("uur", duration.seconds // 3600))
