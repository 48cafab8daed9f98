"""Parts of an expression that are the same for every casus, worked out while a model is read."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from app.procedure.expressions.comparing import compare, equal
from app.procedure.expressions.errors import ExpressionError
from app.procedure.expressions.evaluator import Scope, evaluate_any
from app.procedure.expressions.nodes import Arithmetic, Compare, Interval, Literal, Member, Name, Node, walk
from app.procedure.expressions.values import Items

_SOME_DAY: Final = date(2026, 1, 1)
"""Stands for today where only the kind of a value counts."""


def constants(node: Node | None) -> Items:
    """Return the value of a part that names no variable, the items of a list one by one; else nothing.

    Of what depends on today only the kind is of use.
    """
    if node is None or isinstance(node, Interval) or any(isinstance(part, Name) for part in walk(node)):
        return ()
    try:
        value = evaluate_any(node, Scope({}, frozenset(), _SOME_DAY))
    except ExpressionError:
        return ()
    return value if isinstance(value, tuple) else (value,)


def held_against(test: Node | None, name: Name) -> Iterator[Node]:
    """Yield every part that a name is compared with: the other side, the values, the ends of the ranges."""
    for node in walk(test) if test is not None else ():
        if isinstance(node, Compare) and name in (node.left, node.right):
            yield node.right if node.left == name else node.left
        if isinstance(node, Member) and node.value == name:
            for part in node.tests:
                ends = (part.low, part.high) if isinstance(part, Interval) else (part,)
                yield from (end for end in ends if end is not None)


def is_empty(interval: Interval) -> bool:
    """Answer whether nothing can lie in a range, as in [5..1] or ]5..5]."""
    for low in constants(interval.low):
        for high in constants(interval.high):
            if compare("<", high, low) or (equal(low, high) and (interval.low_open or interval.high_open)):
                return True
    return False


def as_date(node: Node) -> str | None:
    """Return the day that someone meant with a subtraction such as 2026-01-31, None for anything else."""
    if not isinstance(node, Arithmetic) or node.operators != ("-", "-"):
        return None
    numbers = [part.value for part in node.parts if isinstance(part, Literal) and type(part.value) is int]
    try:
        return date(*numbers).isoformat() if len(numbers) == 3 and numbers[0] > 999 else None
    except ValueError:
        return None
