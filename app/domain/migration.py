"""What is said about a running instance before it moves to another version of its procedure."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.domain.sentence import Sentence

BLIJF: Final = "blijf"
"""The answer that is always possible: stay on the old version."""

Answers = Mapping[str, str]
"""Key of a question → value of the chosen answer."""


class Fate(StrEnum):
    """What becomes of an instance."""

    MOVES = "gaat_mee"
    STAYS = "blijft"
    ASKS = "vraagt"


@dataclass(frozen=True)
class Choice:
    """One answer, and the words on its button."""

    value: str
    words: Sentence


@dataclass(frozen=True)
class Question:
    """What the coördinator decides; the key names elements only, so that one answer serves many casussen."""

    key: str
    sentence: Sentence
    choices: tuple[Choice, ...]

    def allows(self, value: str) -> bool:
        """Answer whether a value is one of the choices."""
        return any(choice.value == value for choice in self.choices)


@dataclass(frozen=True)
class MigrationPlan:
    """The dry run of one instance, in Dutch sentences that hold for every instance at the same place."""

    outcome: Fate
    sentences: tuple[Sentence, ...] = ()
    """Why it stays, or what people will notice."""
    questions: tuple[Question, ...] = ()
    details: tuple[Sentence, ...] = ()
    """What holds for this one only: dates."""
