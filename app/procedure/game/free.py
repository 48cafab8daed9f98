"""The token game without values: every condition may go either way, every timer may fire at any moment.

What is reachable here includes all that an instance can ever do; what is not reachable here can never be.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from app.procedure.bundle import Model
from app.procedure.game.answers import Ways, subsets
from app.procedure.game.board import Board
from app.procedure.game.drawing import Drawing, Square
from app.procedure.game.errors import TooManyPositionsError
from app.procedure.game.joins import enabled, fire_inclusive
from app.procedure.game.moves import Complete, Fire, GameMove, find_listening, hearing, moves
from app.procedure.game.position import Position, Token, Wait
from app.procedure.game.rules import Rules
from app.procedure.game.shape import shaped
from app.procedure.model import Element, Flow

DEFAULT_LIMIT: Final = 200_000
REPETITIONS: Final = (1, 2, 3, 4, 5, 6)
"""More instances than there are places to wait inside stand nowhere that fewer do not; no procedure has more."""


@dataclass(frozen=True)
class Free:
    """Any answer: each flow of a choice, each set of flows of an inclusive split, each number of instances."""

    repetitions: tuple[int, ...] = REPETITIONS

    def ways(self, board: Board, token: Token, square: Square) -> Ways:
        """Return every possible way out: the default alone, or any of the others."""
        if square.element.type == "exclusiveGateway":
            return _each(square.outgoing)
        return [*subsets(square.others), *_each(square.default)]

    def instances(self, board: Board, token: Token, square: Square) -> Sequence[tuple[str, ...]]:
        """Return some numbers of instances, all alike."""
        return [("",) * number for number in self.repetitions]

    def wait(self, board: Board, token: Token, event: Element) -> Wait:
        """Listen, at no particular moment."""
        return Wait(0, event.id, word=event.message, timed=event.event == "timer")

    def act(self, board: Board, token: Token, element: Element) -> None:
        """Nothing that is done matters here."""


def _each(flows: Iterable[Flow]) -> Ways:
    return [(flow,) for flow in flows]


class FreeGame:
    """Plays a process with every possible answer: a play leads to several positions.

    Positions that differ only in the age or the binding of their tokens are one. `limit` bounds how many may be
    looked at in one play or one search; beyond it `TooManyPositionsError`.
    """

    def __init__(
        self,
        model: Model,
        process_id: str,
        *,
        repetitions: tuple[int, ...] = REPETITIONS,
        limit: int = DEFAULT_LIMIT,
    ) -> None:
        self.process_id, self.limit = process_id, limit
        self.drawing = Drawing(model)
        self.rules = Rules(self.drawing, Free(repetitions))

    def start(self) -> frozenset[Position]:
        """Return where an instance can stand when it has just started."""
        return self._at_rest([self._begin()], farther=False)

    def settle(self, position: Position) -> frozenset[Position]:
        """Return where things can come to rest from a position that was put down as it is."""
        return self._at_rest([shaped(Board(position))], farther=False)

    def moves(self, position: Position) -> tuple[GameMove, ...]:
        """Return all that can happen next."""
        return moves(position)

    def play(self, position: Position, move: GameMove) -> frozenset[Position]:
        """Return where things can stand after a move and all that may follow from it by itself."""
        return self._at_rest([self._moved(position, move)], farther=False)

    def positions(self) -> frozenset[Position]:
        """Return every position in which an instance can come to rest."""
        return self._at_rest([self._begin()], farther=True)

    def _at_rest(self, todo: list[Position], *, farther: bool) -> frozenset[Position]:
        """Follow every way to where nothing moves by itself, and `farther` with all that can happen there.

        A circle without a wait is gone round once.
        """
        seen, rest = set(todo), set()
        while todo:
            position = todo.pop()
            following = self._next(position)
            if following is None:
                rest.add(position)
                following = self._farther(position) if farther else []
            new = set(following) - seen
            todo += new
            seen |= new
            if len(seen) > self.limit:
                raise TooManyPositionsError(self.process_id, self.limit)
        return frozenset(rest)

    def _farther(self, position: Position) -> list[Position]:
        return [self._moved(position, move) for move in moves(position)]

    def _begin(self) -> Position:
        board = Board(Position(()))
        self.rules.arrive(board, self.drawing.start_of(self.process_id), 0)
        return shaped(board)

    def _moved(self, position: Position, move: GameMove) -> Position:
        """Return where things stand just after a move; all that hears a message hears it before more happens."""
        board = Board(position)
        if isinstance(move, Complete):
            self.rules.leave(board, board.tokens[move.token])
            return shaped(board)
        fires = [move] if isinstance(move, Fire) else hearing(board, move.word)
        for fire in fires:
            heard = find_listening(board, fire)
            if heard is not None:
                self.rules.happen(board, *heard)
        return shaped(board)

    def _next(self, position: Position) -> list[Position] | None:
        """Return what one step by itself leads to, or None when nothing moves."""
        board = Board(position)
        if board.ready:
            return self._run(position, board.tokens[board.ready[0]])
        joins = enabled(board, self.drawing)
        if not joins:
            return None
        found = []
        for at, scope in joins:
            one = Board(position)
            fire_inclusive(one, at, scope)
            found.append(shaped(one))
        return found

    def _run(self, position: Position, token: Token) -> list[Position]:
        """Let one ready token move on in every way it can; the order of what is independent does not matter."""
        found = []
        square = self.drawing.squares[token.at]
        if square.element.repetition and token.binding is None:
            for bindings in self.rules.answers.instances(Board(position), token, square):
                board = Board(position)
                board.ready.popleft()
                self.rules.repeat(board, token, bindings)
                found.append(shaped(board))
            return found
        for flows in self.rules.choices(Board(position), token):
            board = Board(position)
            board.ready.popleft()
            self.rules.run(board, token, flows)
            found.append(shaped(board))
        return found


def reachable(
    model: Model, process_id: str, limit: int = DEFAULT_LIMIT, *, repetitions: tuple[int, ...] = REPETITIONS
) -> frozenset[frozenset[str]]:
    """Return every set of elements that can be active together when an instance is at rest.

    `repetitions` are the numbers of instances to try. Raises `GameError` when there is no end to them: keep the
    answer rather than asking twice.
    """
    game = FreeGame(model, process_id, repetitions=repetitions, limit=limit)
    return frozenset(frozenset(position.active) for position in game.positions())


def allows(
    model: Model,
    process_id: str,
    active: frozenset[str],
    limit: int = DEFAULT_LIMIT,
    *,
    repetitions: tuple[int, ...] = REPETITIONS,
) -> bool:
    """Answer whether an instance can ever stand exactly there."""
    return active in reachable(model, process_id, limit, repetitions=repetitions)
