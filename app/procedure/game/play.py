"""The token game with values: what the procedure says must happen, step by step."""

from dataclasses import dataclass
from datetime import UTC, datetime

from app.domain.execution import Bindings, Variables
from app.procedure.bundle import Model
from app.procedure.game.answers import Known, Values
from app.procedure.game.board import Board
from app.procedure.game.drawing import Drawing
from app.procedure.game.errors import GameError
from app.procedure.game.joins import enabled, fire_inclusive
from app.procedure.game.moves import Complete, Fire, GameMove, find_listening, hearing, moves
from app.procedure.game.position import Position, Token
from app.procedure.game.rules import Rules

_MOST_FIRED, _MOST_AT_ONCE = 3000, 500
"""Timers that fire in one call, and those among them that were armed in that very call."""


@dataclass(frozen=True)
class World:
    """What a play is told: the moment, the bindings at that moment, and the variables that come with it."""

    now: datetime
    bindings: Bindings
    variables: Variables


class Game:
    """Plays one process of a model, with all that it calls; a position is never changed, a play returns a new one.

    Whatever cannot be played raises `GameError`.
    """

    def __init__(self, model: Model, process_id: str) -> None:
        self.model, self.process_id = model, process_id
        self.drawing = Drawing(model)

    def start(self, variables: Variables, bindings: Bindings, now: datetime) -> Position:
        """Return where an instance stands when it has just started."""
        board = Board(Position(()))
        for variable in self.model.variables.values():
            if variable.initial is not None and variable.per is None:
                board.variables[variable.name] = variable.initial
        rules = self._rules(board, World(now, bindings, variables))
        rules.arrive(board, self.drawing.start_of(self.process_id), 0)
        return _settled(rules, board)

    def moves(self, position: Position) -> tuple[GameMove, ...]:
        """Return all that can happen next, whatever the moment."""
        return moves(position)

    def play(self, position: Position, move: GameMove, world: World) -> Position:
        """Return where things stand after a move and all that follows from it by itself.

        A timer plays whether or not it is due at `world.now`: see `wait` for the clock. The variables of a task
        are written at its place, those of a message and of the clock at the outermost one.
        """
        board = Board(position)
        if isinstance(move, Complete):
            token = _found(board, move.token, "open")
            rules = self._rules(board, world, token)
            board.count(token.at)
            rules.leave(board, token)
            return _settled(rules, board)
        rules = self._rules(board, world)
        heard = [move] if isinstance(move, Fire) else hearing(board, move.word)
        if not heard:
            raise GameError("Hier wacht nu niets op.")
        for fire in heard:
            _happen(rules, board, fire)
        return board.position()

    def wait(self, position: Position, world: World) -> Position:
        """Return where things stand when every timer due at `world.now` has fired, in order of due moment.

        After thousands the rest is left for the next call.
        """
        board, at_once = Board(position), 0
        rules = self._rules(board, world)
        for _ in range(_MOST_FIRED):
            due = [(t, w) for t, w in board.position().timers() if w.due and w.due <= world.now]
            if not due:
                break
            token, wait = due[0]
            at_once += wait.number > position.last
            if at_once > _MOST_AT_ONCE:
                raise GameError("Een timer gaat telkens opnieuw meteen af.", wait.event)
            _happen(rules, board, Fire(token.number, wait.event))
        return board.position()

    def _rules(self, board: Board, world: World, token: Token | None = None) -> Rules:
        """Write the variables that come with a move, and return the rules to play it by."""
        known = Known(self.model, world.now.astimezone(UTC), world.bindings)
        Values(known, board, token or Token(0, "", 0, "ready")).write(world.variables)
        return Rules(self.drawing, known)


def _found(board: Board, number: int, standing: str) -> Token:
    token = board.tokens.get(number)
    if token is None or token.standing != standing:
        raise GameError("Deze taak staat niet open.")
    return token


def _happen(rules: Rules, board: Board, fire: Fire) -> None:
    """Let an event happen, unless what happened just before took it away, and settle."""
    heard = find_listening(board, fire)
    if heard is not None:
        rules.happen(board, *heard)
        _settled(rules, board)


def _settled(rules: Rules, board: Board) -> Position:
    """Run until nothing moves by itself."""
    board.steps = 0
    while True:
        if board.ready:
            _run(rules, board, board.tokens.get(board.ready.popleft()))
        elif joins := enabled(board, rules.drawing):
            fire_inclusive(board, *joins[0])
        else:
            return board.position()


def _run(rules: Rules, board: Board, token: Token | None) -> None:
    """Let a token move on, unless something took it away before its turn."""
    if token is not None:
        (flows,) = rules.choices(board, token)
        rules.run(board, token, flows)
