"""Plays the run of a counterexample on the free game, in which no token has to move before another may."""

from collections import Counter, deque
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from app.procedure.bundle import Model
from app.procedure.game import GameError
from app.procedure.game.board import Board
from app.procedure.game.drawing import Drawing
from app.procedure.game.free import Free
from app.procedure.game.joins import enabled, fire_inclusive
from app.procedure.game.position import Position, Token
from app.procedure.game.rules import Rules
from app.procedure.sound import Verdict
from app.procedure.uses import inside

MOST = 5_000
"""So many positions are looked at; then a run is too long to replay."""


class TooLargeError(Exception):
    """There are more positions than are looked at."""


@dataclass(frozen=True)
class Played:
    """Where the tokens stand, and how often each flow was taken and each element was left until then."""

    position: Position
    flows: frozenset[tuple[str, int]]
    left: frozenset[tuple[str, int]]
    ends: frozenset[tuple[str, str]]
    """The ends that were reached in what still runs; two runs of one part at a time are one, as in the proof."""
    again: str = ""
    """An end that was reached for the second time in one run of its scope."""


@dataclass(frozen=True)
class Slow:
    """The free game, one small step at a time."""

    model: Model
    process_id: str
    happened: set[str] = field(default_factory=set, compare=False)
    """What was left at any time, also what a gateway before events waits for."""

    @cached_property
    def rules(self) -> Rules:
        """The rules of the game, with any answer and up to two of what is repeated."""
        return Rules(Drawing(self.model), Free((1, 2)))

    @cached_property
    def free(self) -> frozenset[str]:
        """What is left as often as need be: where a scope begins, and what is done some times over."""
        squares = self.rules.drawing.squares
        found = {name for name, square in squares.items() if square.element.type == "startEvent"}
        for name, square in squares.items():
            if square.element.repetition:
                found.update(each.id for each in inside(self.model, square.element))
                found.add(name)
        return frozenset(found)

    def begin(self) -> Played:
        """Return where an instance begins."""
        board = Board(Position(()))
        self.rules.arrive(board, self.rules.drawing.start_of(self.process_id), 0)
        nothing: frozenset[tuple[str, int]] = frozenset()
        return Played(board.position(), nothing, nothing, frozenset())

    def following(self, played: Played) -> Iterator[tuple[tuple[str, ...], Board, Token | None]]:
        """Yield each small step: the elements that it leaves, the board after it, and the token that moved."""
        position = played.position
        if position.ended is not None:
            return
        for token in position.tokens:
            if token.standing == "ready":
                yield from self._ready(position, token)
        for at, scope in enabled(Board(position), self.rules.drawing):
            board = Board(position)
            fire_inclusive(board, at, scope)
            yield (), board, None
        for token in position.open:
            board = Board(position)
            self.rules.leave(board, token)
            yield (token.at,), board, token
        for token in position.tokens:
            yield from self._happening(position, token)

    def _happening(self, position: Position, token: Token) -> Iterator[tuple[tuple[str, ...], Board, None]]:
        """Yield each event by itself, also on the border of a step that goes on by itself, before it does.

        What does not interrupt may come again, as a message does.
        """
        for wait in token.waits:
            board = Board(position)
            self.rules.happen(board, token, wait)
            left = board.tokens.get(token.number)
            if left is not None and wait not in left.waits:
                board.listen(left, wait)
            yield (wait.event,), board, None

    def _ready(self, position: Position, token: Token) -> Iterator[tuple[tuple[str, ...], Board, Token]]:
        square = self.rules.drawing.squares[token.at]
        if square.element.repetition and token.binding is None:
            for bindings in self.rules.answers.instances(Board(position), token, square):
                board = Board(position)
                board.ready.remove(token.number)
                self.rules.repeat(board, token, bindings)
                yield (), board, token
            return
        for flows in self.rules.choices(Board(position), token):
            board = Board(position)
            board.ready.remove(token.number)
            self.rules.run(board, token, flows)
            yield (token.at,), board, token

    def search(self, is_found: Callable[[Played], bool], allowed: Counter[str] | None) -> Played | None:
        """Return the nearest place that is looked for; each element is left at most as often as is allowed.

        Raises `TooLargeError`, also where the game gives up on the way to everything.
        """
        first = self.begin()
        seen: set[Hashable] = {first}
        todo = deque([first])
        while todo:
            played = todo.popleft()
            if is_found(played):
                return played
            for after in self._after(played, allowed):
                if after not in seen:
                    seen.add(after)
                    todo.append(after)
            if len(seen) > MOST:
                raise TooLargeError
        return None

    def _after(self, played: Played, allowed: Counter[str] | None) -> Iterator[Played]:
        try:
            for left, board, token in self.following(played):
                self.happened.update(left)
                after = self._played(played, left, board, token, counting=allowed is not None)
                if allowed is None or all(number <= allowed[each] for each, number in after.left):
                    yield after
        except GameError as error:
            if allowed is None:
                raise TooLargeError from error

    def _played(
        self, before: Played, left: tuple[str, ...], board: Board, token: Token | None, *, counting: bool
    ) -> Played:
        position, nothing = board.position(), frozenset[tuple[str, int]]()
        if not counting:
            return Played(position, nothing, nothing, frozenset())
        running = {each.at for each in position.tokens} | {""}
        ends = {(each, scope) for each, scope in before.ends if scope in running}
        reached = self._reached(before.position, token)
        again = token.at if token is not None and reached & before.ends else ""
        counted = [each for each in left if each not in self.free]
        flows, gone = _more(before.flows, board.taken), _more(before.left, counted)
        return Played(position, flows, gone, frozenset(ends | reached), again)

    def _reached(self, position: Position, token: Token | None) -> set[tuple[str, str]]:
        """Return the end that a token reached with what it lies in; nothing where it is at no end."""
        if token is None or self.rules.drawing.squares[token.at].element.type != "endEvent":
            return set()
        around = next((each.at for each in position.tokens if each.number == token.scope), "")
        return {(token.at, around)}


def _more(counted: frozenset[tuple[str, int]], names: list[str]) -> frozenset[tuple[str, int]]:
    return frozenset((Counter(dict(counted)) + Counter(names)).items())


def shows_second(game: Slow, verdict: Verdict) -> bool:
    """Answer whether the run comes to a flow with two tokens in the game; raises `TooLargeError`."""
    [flow] = verdict.elements  # or the step, where two tokens may stand in it
    entered = sum(step.flow == flow for step in verdict.run)
    allowed = Counter(step.element for step in verdict.run)

    def is_found(played: Played) -> bool:
        standing = sum(token.at == flow for token in played.position.tokens)
        return standing > 1 or dict(played.flows).get(flow, 0) >= entered + 2

    return game.search(is_found, allowed) is not None


def shows_again(game: Slow, verdict: Verdict) -> bool:
    """Answer whether the run comes to an end for the second time in the game; raises `TooLargeError`."""
    [end] = verdict.elements
    allowed = Counter(step.element for step in verdict.run)
    return game.search(lambda played: played.again == end, allowed) is not None


def entered_ever(game: Slow) -> frozenset[str]:
    """Return every element that ever holds a token in the game; raises `TooLargeError`."""
    found: set[str] = set()

    def look(played: Played) -> bool:
        found.update(token.at for token in played.position.tokens)
        return False

    game.search(look, None)
    return frozenset(found) | game.happened
