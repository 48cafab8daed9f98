"""What a choice asks of who edits, and how the answers are read: chosen, or typed as words and numbers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.domain.errors import FormInvalidError
from app.domain.sentence import Said, Sentence
from app.procedure.redrawing.row import Redrawing

_LONGEST: Final = 500
_MOST: Final = 999


class Control(StrEnum):
    """How something is asked."""

    LINE = "regel"
    TEXT = "tekst"
    CHOICE = "keuze"
    LIST = "lijst"
    TICKS = "vinken"
    NUMBER = "getal"


class Topic(StrEnum):
    """What a choice is about, in the order in which the choices stand."""

    WORDS = "woorden"
    WHO = "wie"
    WHERE = "waarheen"
    TIME = "termijn"
    MORE = "erbij"
    AWAY = "weg"


@dataclass(frozen=True)
class Option:
    """One thing to choose."""

    value: str
    words: Said
    hint: Said = ""


@dataclass(frozen=True)
class Asked:
    """One question of a choice, with what it says now."""

    key: str
    label: Said
    control: Control
    options: tuple[Option, ...] = ()
    value: tuple[str, ...] = ()
    hint: Said = ""
    optional: bool = False


class GivenAnswers:
    """The answers of who edits; what is missing or cannot be is refused with a sentence at its question."""

    def __init__(self, answers: Mapping[str, Sequence[str]]) -> None:
        """Keep the answers, each a list of what was ticked or typed."""
        self.answers = {key: tuple(values) for key, values in answers.items()}

    def has(self, key: str) -> bool:
        """Answer whether this was answered at all."""
        return bool(self.first(key))

    def first(self, key: str) -> str:
        """Return what was typed or chosen, "" for nothing."""
        found = next(iter(self.answers.get(key, ())), "")
        return " ".join(found.split())

    def words(self, key: str) -> str:
        """Return words that were typed; raises `FormInvalidError` for none, or too many."""
        typed = self.first(key)
        if not typed:
            raise refused(key, "Vul dit in.")
        return self._fitting(key, typed)

    def maybe(self, key: str) -> str:
        """Return words that may be left out; raises `FormInvalidError` for too many."""
        return self._fitting(key, self.first(key))

    def chosen(self, asked: Asked) -> str:
        """Return the one option that was chosen; raises `FormInvalidError` for none, or for what is no option."""
        found = self.first(asked.key)
        if found not in {option.value for option in asked.options}:
            raise refused(asked.key, "Kies een van de mogelijkheden.")
        return found

    def ticked(self, asked: Asked) -> tuple[str, ...]:
        """Return the options that were ticked, in their own order; raises `FormInvalidError` for none."""
        given = self.answers.get(asked.key, ())
        found = tuple(option.value for option in asked.options if option.value in given)
        if not found:
            raise refused(asked.key, "Vink er minstens één aan.")
        return found

    def number(self, key: str) -> int:
        """Return a whole number from 1 on; raises `FormInvalidError`."""
        typed = self.first(key)
        number = int(typed) if typed.isascii() and typed.isdigit() else 0
        if not 0 < number <= _MOST:
            raise refused(key, Sentence("Vul een getal in van 1 tot {hoogst}.", hoogst=_MOST))
        return number

    def _fitting(self, key: str, typed: str) -> str:
        if len(typed) > _LONGEST:
            raise refused(key, Sentence("Dit is te lang: hoogstens {aantal} tekens.", aantal=_LONGEST))
        if not typed.isprintable():
            raise refused(key, "Hier staat een teken dat niet in een tekening kan.")
        return typed


def refused(key: str, said: str | Sentence) -> FormInvalidError:
    """Return the error that says what is wrong with one answer."""
    return FormInvalidError({key: [said]})


Also = Callable[[GivenAnswers], tuple[Asked, ...]]


def _nothing(_: GivenAnswers) -> tuple[Asked, ...]:
    return ()


@dataclass(frozen=True)
class Possible:
    """One thing that may be changed at a step."""

    key: str
    topic: Topic
    said: Said
    """What is changed, as it stands on a list of choices: "De vraag"."""
    asked: tuple[Asked, ...]
    make: Callable[[GivenAnswers], Redrawing]
    """What is to be done; raises `FormInvalidError` where an answer is missing or cannot be."""
    now: Said = ""
    """How it is today."""
    usual: bool = True
    """Whether it stands among the first: what this procedure has already, or anyone may add."""
    also: Also = _nothing
    """What is asked besides, because of what was answered."""
