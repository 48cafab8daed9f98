"""What can happen in a position."""

from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter

from app.procedure.game.board import Board
from app.procedure.game.position import Position, Token, Wait


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


GameMove = Complete | Fire | Deliver


def moves(position: Position) -> tuple[GameMove, ...]:
    """Return what people, the clock and messages can do, in that order."""
    tasks = [Complete(token.number, token.at, position.binding(token)) for token in position.open]
    timers = [Fire(token.number, wait.event, wait.due) for token, wait in position.timers()]
    return (*tasks, *timers, *(Deliver(word) for word in sorted(position.words)))


def hearing(board: Board, word: str) -> list[Fire]:
    """Return the events that catch a message: those in the most deeply nested scope, oldest first."""
    by_depth: dict[int, list[tuple[int, Fire]]] = {}
    for token in board.tokens.values():
        for wait in token.listens:
            if wait.word == word:
                fire = Fire(token.number, wait.event)
                by_depth.setdefault(board.depth(token), []).append((wait.number, fire))
    deepest = by_depth[max(by_depth)] if by_depth else []
    return [fire for _, fire in sorted(deepest, key=itemgetter(0))]


def find_listening(board: Board, fire: Fire) -> tuple[Token, Wait] | None:
    """Return the token that listens for an event, and its wait, unless something took either away."""
    token = board.tokens.get(fire.token)
    if token is None:
        return None
    for wait in token.listens:
        if wait.event == fire.event:
            return token, wait
    return None
