"""What can happen in a position."""

from dataclasses import dataclass
from datetime import datetime

from app.procedure.game.board import Board
from app.procedure.game.position import Position


@dataclass(frozen=True, slots=True)
class Complete:
    """A person completes a task."""

    token: int
    element: str
    binding: str | None = None


@dataclass(frozen=True, slots=True)
class Fire:
    """One event happens to one token: a timer, wherever it stands."""

    token: int
    event: str
    due: datetime | None = None


@dataclass(frozen=True, slots=True)
class Deliver:
    """A message arrives: what waits for it in the innermost scope catches it."""

    word: str


Move = Complete | Fire | Deliver


def moves(position: Position) -> tuple[Move, ...]:
    """Return what people, the clock and messages can do, in that order."""
    tasks = [Complete(token.number, token.at, position.binding(token)) for token in position.open]
    timers = [Fire(token.number, wait.event, wait.due) for token, wait in position.timers()]
    return (*tasks, *timers, *(Deliver(word) for word in sorted(position.words)))


def hearing(board: Board, word: str) -> list[Fire]:
    """Return the events that catch a message: those in the most deeply nested scope, oldest first."""
    heard = [
        (board.depth(token), wait.number, Fire(token.number, wait.event))
        for token in board.tokens.values()
        for wait in token.listens
        if wait.word == word
    ]
    deepest = max((depth for depth, _, _ in heard), default=0)
    return [fire for depth, _, fire in sorted(heard, key=lambda each: each[1]) if depth == deepest]
