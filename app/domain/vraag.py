"""An act that ends or destroys something is asked first: what follows, and whether a yes is still about that."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from app.domain.errors import ConflictError
from app.domain.sentence import Said, Sentence

R = TypeVar("R")


@dataclass(frozen=True)
class Vraag:
    """What the screen asks before the act. Process zone only: no name, no count that reveals a person."""

    titel: Sentence
    gevolgen: Sequence[Sentence]
    """What the act brings about, one plain sentence each."""
    knop: Sentence
    """The words of the button that does it."""
    stand: Sequence[str] = ()
    """Ids and counts that the sentences were made from."""
    anders: Sequence[tuple[str, Sentence]] = ()
    """(outcome, words) of what may be chosen instead."""
    over: Said = ""
    """Which point or step is meant."""
    waarschuwing: Sentence | None = None
    """What the sentence cannot know, such as what stands typed in another form."""

    @property
    def kenmerk(self) -> str:
        """Name exactly what was asked: a yes to something else, or to how it stood before, is no yes."""
        parts = "\n".join(map(str, (self.titel, self.over, *self.gevolgen, "|", *self.stand)))
        return hashlib.sha256(parts.encode()).hexdigest()[:32]


class BevestigingNodigError(ConflictError):
    """The act was not confirmed, or things changed since it was asked. Nothing changed."""

    def __init__(self, vraag: Vraag) -> None:
        super().__init__("Dit vraagt eerst een bevestiging. Er is niets gewijzigd.")
        self.vraag = vraag


def ensure_bevestigd(vraag: Vraag | None, gegeven: str | None) -> None:
    """Raise `BevestigingNodigError` unless this very question was answered with yes."""
    if vraag is not None and gegeven != vraag.kenmerk:
        raise BevestigingNodigError(vraag)


def met_ja(act: Callable[[str | None], R]) -> R:
    """Act as a person who reads the question, if there is one, and says yes: for scenarios and measurements."""
    try:
        return act(None)
    except BevestigingNodigError as asked:
        return act(asked.vraag.kenmerk)
