"""One form for positions that are the same but for the age and the bindings of their tokens."""

from dataclasses import replace
from typing import Any

from app.procedure.game.board import Board
from app.procedure.game.position import Position, Token

_Shape = tuple[Any, ...]


def shaped(board: Board) -> Position:
    """Return the position with its tokens in a fixed order, numbered from 1."""
    children: dict[int, list[Token]] = {}
    for token in board.tokens.values():
        children.setdefault(token.scope, []).append(token)
    placed: list[Token] = []
    _place(_shapes(children, 0), 0, placed)
    return Position(tuple(placed), ended=board.ended, last=len(placed))


def _shapes(children: dict[int, list[Token]], scope: int) -> list[_Shape]:
    """Return the tokens of a scope with all that runs inside them, in a fixed order."""
    shapes = []
    for token in children.get(scope, ()):
        inside = _shapes(children, token.number)
        key = (
            token.at,
            token.standing,
            token.flow,
            tuple(wait.event for wait in token.waits),
            len(token.left),
        )
        shapes.append((*key, tuple(_key(s) for s in inside), inside, token))
    return sorted(shapes, key=_key)


def _key(shape: _Shape) -> _Shape:
    return shape[:6]


def _place(shapes: list[_Shape], scope: int, placed: list[Token]) -> None:
    for *_, inside, token in shapes:
        number = len(placed) + 1
        placed.append(replace(token, number=number, scope=scope))
        _place(inside, number, placed)
