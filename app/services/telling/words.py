"""What a role is called, a day, and several things of which one: read by every sentence about a casus."""

from collections.abc import Sequence
from datetime import date

from app.domain.sentence import Sentence, Value
from app.domain.words.roles import ROLES

MAANDEN = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)


def role_word(rol: str) -> Sentence:
    """Return what a role is called."""
    return Sentence(ROLES[rol].name)


def turn_word(rol: str) -> Sentence:
    """Return whose turn it is, where a role has the turn."""
    return Sentence(ROLES[rol].at_turn)


def datum(day: date) -> Sentence:
    """Return "12 maart 2026"."""
    return Sentence(
        "{dag} {maand} {jaar}", dag=day.day, maand=Sentence(MAANDEN[day.month - 1]), jaar=day.year
    )


def nog_zoveel(missing: int) -> Sentence:
    """Say how many answers are missing, never whose."""
    if missing == 1:
        return Sentence("Er ontbreekt nog 1 antwoord")
    return Sentence("Er ontbreken nog {aantal} antwoorden", aantal=missing)


def quoted(name: str) -> Sentence:
    """Return the name of a step between quotes."""
    return Sentence("“{naam}”", naam=name)


def either(values: Sequence[Value], template: str = "{eerste} of {laatste}") -> Value:
    """Return several things of which one, each after the other."""
    said = values[0]
    for value in values[1:]:
        said = Sentence(template, eerste=said, laatste=value)
    return said
