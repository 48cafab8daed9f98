"""Where the tokens of one instance stand: frozen values that can be compared and kept in sets."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final, Literal

from app.domain.execution import Effect, Value
from app.procedure.durations import Duration

_ANY_MOMENT: Final = datetime(1, 1, 1, tzinfo=UTC)
Standing = Literal["ready", "open", "waiting", "joining", "holding", "repeating"]
"""What a token does where it stands.

``ready``: it moves on by itself. ``open``: a person has a task. ``waiting``: for a moment or a message.
``joining``: at a gateway, for other tokens. ``holding``: other tokens run inside. ``repeating``: instances of a
repetition run inside.
"""


@dataclass(frozen=True, slots=True)
class RunningCycle:
    """A timer that returns: `fired` moments of `times` (None is without end) since its anchor."""

    anchor: datetime
    each: Duration
    times: int | None
    first: int
    fired: int = 0


@dataclass(frozen=True, slots=True)
class Wait:
    """One event that a token listens for: its own, a boundary event, or one behind an event-based gateway."""

    number: int
    event: str
    word: str | None = None
    timed: bool = False
    due: datetime | None = None
    """None for a message, and for every timer when the clock is left free."""
    cycle: RunningCycle | None = None


@dataclass(frozen=True, slots=True)
class Token:
    """A token. `scope` is the number of the token that it runs inside, 0 for the process itself."""

    number: int
    at: str
    scope: int
    standing: Standing
    flow: str = ""
    """The sequence flow it came by, kept at a join only."""
    waits: tuple[Wait, ...] = ()
    binding: str | None = None
    """Of an instance of a repetition: what it is bound to."""
    left: tuple[str, ...] = ()
    """Of a repetition one by one: the bindings whose turn is still to come."""

    @property
    def listens(self) -> tuple[Wait, ...]:
        """What can really happen: a token that moves on by itself hears nothing in between."""
        return () if self.standing == "ready" else self.waits


@dataclass(frozen=True, slots=True)
class Position:
    """All tokens, oldest first, and what they have decided; `effects` are those of the last play."""

    tokens: tuple[Token, ...]
    variables: tuple[tuple[str, Value], ...] = ()
    ended: str | None = None
    last: int = field(default=0, compare=False)
    effects: tuple[Effect, ...] = field(default=(), compare=False)
    taken: tuple[str, ...] = field(default=(), compare=False)
    """Ids of the sequence flows taken in the last play, in order."""
    cancelled: tuple[str, ...] = field(default=(), compare=False)
    """Ids of the elements that lost a token in the last play without being done."""

    @property
    def active(self) -> tuple[str, ...]:
        """Ids of the elements that hold a token, each once: what `Moved.active` says."""
        return tuple(dict.fromkeys(token.at for token in self.tokens))

    @property
    def open(self) -> tuple[Token, ...]:
        """The tokens that wait for a person."""
        return tuple(token for token in self.tokens if token.standing == "open")

    @property
    def words(self) -> frozenset[str]:
        """The words of `livc:message` that something waits for."""
        return frozenset(wait.word for _, wait in self.listening() if wait.word)

    def listening(self) -> Iterator[tuple[Token, Wait]]:
        """Yield what is listened for, with the token that listens."""
        for token in self.tokens:
            for wait in token.listens:
                yield token, wait

    def timers(self) -> tuple[tuple[Token, Wait], ...]:
        """Return the armed timers, in the order in which they would fire."""
        armed = [(token, wait) for token, wait in self.listening() if wait.timed]
        return tuple(sorted(armed, key=lambda pair: (pair[1].due or _ANY_MOMENT, pair[1].number)))

    def binding(self, token: Token) -> str | None:
        """Return what the innermost repetition around a token is bound to here."""
        numbered = {other.number: other for other in self.tokens}
        current: Token | None = token
        while current is not None:
            if current.binding is not None:
                return current.binding
            current = numbered.get(current.scope)
        return None
