"""Gateways that wait for tokens: parallel and inclusive joins (BPMN 2.0, 13.4.1 and 13.4.3)."""

from app.procedure.game.board import Board
from app.procedure.game.drawing import Drawing, Square
from app.procedure.game.position import Token


def _arrived(board: Board, at: str, scope: int) -> dict[str, list[Token]]:
    """Return the tokens that wait at a join, per incoming flow, oldest first."""
    found: dict[str, list[Token]] = {}
    for token in _joining(board):
        if token.at == at and token.scope == scope:
            found.setdefault(token.flow, []).append(token)
    return found


def _joining(board: Board) -> list[Token]:
    """Return the tokens that wait at any join, oldest first."""
    numbers = sorted(number for number, token in board.tokens.items() if token.standing == "joining")
    return [board.tokens[number] for number in numbers]


def fire_parallel(board: Board, square: Square, scope: int) -> None:
    """Fire when every incoming flow has a token: one of each is consumed, what is left waits on."""
    arrived = _arrived(board, square.element.id, scope)
    if len(arrived) == len(square.incoming):
        _fire(board, square.element.id, scope, arrived)


def _fire(board: Board, at: str, scope: int, arrived: dict[str, list[Token]]) -> None:
    """Consume the oldest token of each flow; what is left begins to wait anew, behind other joins."""
    for consumed, *left in arrived.values():
        board.take(consumed)
        for token in left:
            board.take(token)
            board.put(at, scope, "joining", flow=token.flow)
    board.put(at, scope, "ready")


def enabled(board: Board, drawing: Drawing) -> list[tuple[str, int]]:
    """Return the inclusive joins that need not wait any longer, (element, scope), the longest waiting first."""
    inclusive = _inclusive(board, drawing)
    return [(at, scope) for at, scope in inclusive if _may_fire(board, drawing, at, scope)]


def _inclusive(board: Board, drawing: Drawing) -> list[tuple[str, int]]:
    waiting = dict.fromkeys((token.at, token.scope) for token in _joining(board))
    return [(at, scope) for at, scope in waiting if at in drawing.ways_to]


def _may_fire(board: Board, drawing: Drawing, at: str, scope: int) -> bool:
    """Answer 13.4.3: whatever can still reach an empty flow, can also reach one that has a token."""
    full = frozenset(_arrived(board, at, scope))
    for other in board.tokens.values():
        if other.scope != scope or other.at == at:
            continue
        flows = _reached(drawing, at, other)
        reaches_empty, reaches_full = not flows <= full, flows & full
        if reaches_empty and not reaches_full:
            return False
    return True


def _reached(drawing: Drawing, join: str, token: Token) -> frozenset[str]:
    """Return the incoming flows of a join that a token can still reach: past its element, or by what it awaits."""
    ways = drawing.ways_to[join]
    reached: set[str] = set()
    for left in (token.at, *(wait.event for wait in token.waits)):
        for flow in drawing.squares[left].outgoing:
            reached.update(ways.get(flow.id, ()))
    return frozenset(reached)


def fire_inclusive(board: Board, at: str, scope: int) -> None:
    """Consume one token from each flow that has one."""
    _fire(board, at, scope, _arrived(board, at, scope))
