"""How tokens move: the rules of BPMN 2.0, chapter 13, for the elements of our language.

The standard leaves the order of what is independent open. The house's order: first come, first served; branches of
a split in the order in which they were drawn; inclusive joins look only when nothing else moves.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.procedure.game.answers import Answers
from app.procedure.game.board import Board
from app.procedure.game.drawing import Drawing, Square
from app.procedure.game.errors import GameError
from app.procedure.game.joins import fire_parallel
from app.procedure.game.position import Standing, Token, Wait
from app.procedure.model import Flow

_STANDING: dict[str, Standing] = {
    "userTask": "open",
    "manualTask": "open",
    "receiveTask": "waiting",
    "intermediateCatchEvent": "waiting",
    "eventBasedGateway": "waiting",
    "subProcess": "holding",
    "callActivity": "holding",
}
_CHOOSING = frozenset({"exclusiveGateway", "inclusiveGateway"})
_DEEPEST = 30


class Rules:
    """The rules on one drawing, with one way of answering what the drawing leaves open."""

    def __init__(self, drawing: Drawing, answers: Answers) -> None:
        self.drawing, self.answers = drawing, answers

    def arrive(self, board: Board, at: str, scope: int, flow: str = "") -> None:
        """Let a token arrive on an element."""
        square = self.drawing.squares[at]
        if square.is_join:
            board.put(at, scope, "joining", flow=flow)
            if square.element.type == "parallelGateway":
                fire_parallel(board, square, scope)
            return
        if square.element.repetition:
            token = board.put(at, scope, "ready")
            ways = self.answers.instances(board, token, square)
            if len(ways) == 1:
                board.ready.pop()
                self.repeat(board, token, ways[0])
        else:
            token = self._stand(board, square, scope)
        for boundary in square.boundaries:
            board.listen(token, self.answers.wait(board, token, boundary))

    def _stand(self, board: Board, square: Square, scope: int, binding: str | None = None) -> Token:
        """Let an activity, event or gateway begin, for one binding if it is repeated."""
        element = square.element
        token = board.put(element.id, scope, _STANDING.get(element.type, "ready"), binding=binding)
        if element.type in {"receiveTask", "intermediateCatchEvent"}:
            board.listen(token, self.answers.wait(board, token, element))
        elif element.type == "eventBasedGateway":
            for flow in square.outgoing:
                event = self.drawing.squares[flow.target].element
                board.listen(token, self.answers.wait(board, token, event))
        elif token.standing == "holding":
            if board.depth(token) >= _DEEPEST:
                raise GameError("Er lopen te veel deelprocessen in elkaar.", element.id)
            self.arrive(board, self.drawing.start_of(square.inside), token.number)
        return token

    def repeat(self, board: Board, token: Token, bindings: Sequence[str]) -> None:
        """Begin the instances of a repetition: all, or the first when they go one by one."""
        square = self.drawing.squares[token.at]
        repetition = square.element.repetition
        now = bindings[:1] if repetition and repetition.sequential else bindings
        left = tuple(bindings[len(now) :])
        board.tokens[token.number] = replace(board.tokens[token.number], standing="repeating", left=left)
        for binding in now:
            self._stand(board, square, token.number, binding)

    def run(self, board: Board, token: Token, flows: Iterable[Flow]) -> None:
        """Let a ready token do what its element is for, and move on."""
        board.count(token.at)
        element = self.drawing.squares[token.at].element
        self.answers.act(board, token, element)
        if element.type == "endEvent" and element.event == "terminate":
            for other in board.inside(token.scope):
                if other.number != token.number:
                    board.cancel(other)
        self.leave(board, token, flows)

    def leave(self, board: Board, token: Token, flows: Iterable[Flow] | None = None) -> None:
        """Take a token off its element and put one at the end of each flow: all that leave it, unless given."""
        board.take(board.tokens[token.number])
        if token.binding is not None:
            self._next_instance(board, board.tokens[token.scope])
            return
        outgoing: Iterable[Flow] = self.drawing.squares[token.at].outgoing
        self.spread(board, token.scope, outgoing if flows is None else flows)
        if any(other.scope == token.scope for other in board.tokens.values()):
            return
        if token.scope == 0:
            board.ended = token.at
        else:
            self.leave(board, board.tokens[token.scope])

    def _next_instance(self, board: Board, repeating: Token) -> None:
        if repeating.left:
            first, *rest = repeating.left
            board.tokens[repeating.number] = replace(repeating, left=tuple(rest))
            self._stand(board, self.drawing.squares[repeating.at], repeating.number, first)
        elif not board.inside(repeating.number):
            self.leave(board, repeating)

    def spread(self, board: Board, scope: int, flows: Iterable[Flow]) -> None:
        """Put a token at the end of each flow."""
        flows = tuple(flows)
        board.taken += [flow.id for flow in flows]
        for flow in flows:
            self.arrive(board, flow.target, scope, flow.id)

    def happen(self, board: Board, token: Token, wait: Wait) -> None:
        """Let an event happen that a token listens for."""
        event = self.drawing.squares[wait.event].element
        if event.id == token.at:
            self.leave(board, token)
            return
        if event.type != "boundaryEvent":  # the first of the events behind a gateway
            board.take(token)
            ways = self.drawing.squares[token.at].outgoing
            board.taken += [flow.id for flow in ways if flow.target == event.id]
        elif event.interrupting:
            board.cancel(token)
        else:
            board.listen_again(token, wait)
        self.spread(board, token.scope, self.drawing.squares[event.id].outgoing)

    def choices(self, board: Board, token: Token) -> Sequence[tuple[Flow, ...]]:
        """Return the sets of flows a ready token may follow."""
        square = self.drawing.squares[token.at]
        may_choose = square.element.type in _CHOOSING
        only_joins = square.element.type == "inclusiveGateway" and len(square.outgoing) == 1
        if may_choose and not only_joins:
            return self.answers.ways(board, token, square)
        return [tuple(square.outgoing)]
