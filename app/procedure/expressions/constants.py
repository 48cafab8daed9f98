"""Parts of an expression that are the same for every casus, worked out while a model is read."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import product
from typing import Final

from app.procedure.expressions.comparing import compare, equal
from app.procedure.expressions.errors import ExpressionError
from app.procedure.expressions.evaluator import Scope, evaluate_any
from app.procedure.expressions.nodes import Arithmetic, Compare, Interval, Literal, Member, Name, Node, walk
from app.procedure.expressions.values import Items, Value, is_number

_SOME_DAY: Final = date(2026, 1, 1)
"""Stands for today where only the kind of a value counts."""
_YEAR: Final = 999
"""What is above may be meant as a year."""


def constants(node: Node | None) -> Items:
    """Return the value of a part that names no variable, the items of a list one by one; else nothing.

    Of what depends on today only the kind is of use.
    """
    if node is None or isinstance(node, Interval):
        return ()
    if any(isinstance(part, Name) for part in walk(node)):
        return ()
    try:
        value = evaluate_any(node, Scope({}, frozenset(), _SOME_DAY))
    except ExpressionError:
        return ()
    return value if isinstance(value, tuple) else (value,)


def held_against(test: Node | None, name: Name) -> Iterator[Node]:
    """Yield every part that a name is compared with: the other side, the values, the ends of the ranges."""
    if test is None:
        return
    for node in walk(test):
        match node:
            case Compare(left=left, right=right) if left == name:
                yield right
            case Compare(left=left, right=right) if right == name:
                yield left
            case Member(value=value) if value == name:
                yield from _wanted(node.tests)


def _wanted(tests: Iterable[Node]) -> Iterator[Node]:
    """Yield the values, and the ends of the ranges that have them."""
    for test in tests:
        if not isinstance(test, Interval):
            yield test
            continue
        if test.low is not None:
            yield test.low
        if test.high is not None:
            yield test.high


def is_empty(interval: Interval) -> bool:
    """Answer whether nothing can lie in a range, as in [5..1] or ]5..5]."""
    without_an_end = interval.low_open or interval.high_open
    ends = product(constants(interval.low), constants(interval.high))
    return any(compare("<", high, low) or (without_an_end and equal(low, high)) for low, high in ends)


def as_date(node: Node) -> str | None:
    """Return the day that someone meant with a subtraction such as 2026-01-31, None for anything else."""
    if not isinstance(node, Arithmetic) or node.operators != ("-", "-"):
        return None
    match _numbers(node.parts):
        case [int(year), int(month), int(day)] if year > _YEAR:
            return _iso(year, month, day)
    return None


def _numbers(parts: Iterable[Node]) -> list[Value]:
    values = [part.value for part in parts if isinstance(part, Literal)]
    return [value for value in values if is_number(value)]


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
