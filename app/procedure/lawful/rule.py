"""A rule that every procedure must keep: what it asks, where it comes from, and the pattern that says how."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from app.procedure.findings import Level


class Strength(StrEnum):
    """Whether a rule stops publishing, or only says what is perhaps not meant."""

    HARD = "hard"
    ADVICE = "advies"

    @property
    def level(self) -> Level:
        """How much breaking it weighs."""
        return Level.FOUT if self is Strength.HARD else Level.WAARSCHUWING


OUTCOME: Final = "outcome"
VARIABLE: Final = "variable"
VALUE: Final = "value"
OUTPUT: Final = "output"
PROCESS: Final = "process"


@dataclass(frozen=True)
class Selector:
    """What picks steps and arrows: each key with the words of which one must stand there."""

    wanted: Mapping[str, tuple[str, ...]]

    @property
    def outcomes(self) -> tuple[str, ...]:
        """The outcomes with which a step must be done; none when any will do."""
        return self.wanted.get(OUTCOME, ())

    @property
    def variable(self) -> str:
        """The variable that an arrow reads, for a selector of arrows; "" for one of steps."""
        return next(iter(self.wanted.get(VARIABLE, ())), "")

    @property
    def values(self) -> tuple[str, ...]:
        """The values with which the arrow is taken."""
        return self.wanted.get(VALUE, ())

    @property
    def words(self) -> str:
        """How the file says it, for where nothing of the kind is drawn."""
        return " ".join(" of ".join(words) for words in self.wanted.values())


Operand = tuple[Selector, ...]
"""Any of several selectors."""


@dataclass(frozen=True)
class RuleOfLaw:
    """One rule, as its file says it."""

    id: str
    title: str
    source: str
    """A key of the table of legal bases, or a place in the sources for what that table does not hold."""
    strength: Strength
    pattern: str
    explanation: str
    """What, why, and what to do instead, for a coördinator."""
    invariants: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    """Processes that must hold all that it speaks of: when something of it is gone there, that is a finding."""
    operands: Mapping[str, Operand] = field(default_factory=dict)
    limit: str = ""
    """The longest duration, as ISO 8601 writes it."""
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The lists of words that its pattern asks: what is allowed, what a form asks."""
    attributes: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    """Of the pattern `attribute`: for each of its lists, each attribute with its words."""
    file: str = ""
