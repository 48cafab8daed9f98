"""Equality and order as the DMN standard has them (table "equality, identity and comparison"), null included."""

from collections.abc import Callable, Mapping
from operator import ge, gt, le, lt
from typing import Any, Final

from app.procedure.durations import Duration
from app.procedure.expressions.values import Items, Value, kind_of

_ORDER: Final[Mapping[str, Callable[[Any, Any], bool]]] = {"<": lt, "<=": le, ">": gt, ">=": ge}
_ORDERED: Final = frozenset({"number", "string", "date", "moment"})
_DAY: Final = 86_400


def compare(operator: str, left: Value, right: Value) -> bool | None:
    """Answer left <operator> right; null when two kinds, or an order with null, cannot be said."""
    if operator == "=":
        return equal(left, right)
    if operator == "!=":
        return opposite(equal(left, right))
    kind = kind_of(left)
    if kind != kind_of(right):
        return None
    if isinstance(left, Duration) and isinstance(right, Duration):
        return _order_of_durations(operator, left, right)
    if kind not in _ORDERED:
        return None
    return _ORDER[operator](left, right)


def opposite(answer: bool | None) -> bool | None:
    """Return the other answer; of what cannot be said, the opposite cannot be said either."""
    return None if answer is None else not answer


def equal(left: Value, right: Value) -> bool | None:
    """Answer whether two values are the same: only null is null, and two kinds are never said to differ."""
    kinds = (kind_of(left), kind_of(right))
    if "null" in kinds:
        return kinds == ("null", "null")
    if kinds[0] != kinds[1]:
        return None
    if isinstance(left, tuple) and isinstance(right, tuple):
        return _equal_lists(left, right)
    if isinstance(left, Duration) and isinstance(right, Duration):
        return _equal_durations(left, right)
    return left == right


def _equal_lists(left: Items, right: Items) -> bool | None:
    if len(left) != len(right):
        return False
    same = set(map(equal, left, right))
    if False in same:
        return False
    if None in same:
        return None
    return True


def _measure(duration: Duration) -> tuple[int, int]:
    return duration.months, duration.days * _DAY + duration.seconds


def _equal_durations(left: Duration, right: Duration) -> bool | None:
    """Answer whether two are as long; of months and days nobody can say it."""
    if left.is_other_kind(right):
        return None
    return _measure(left) == _measure(right)


def _order_of_durations(operator: str, left: Duration, right: Duration) -> bool | None:
    """Compare months with months and days with days: how many days a month has, nobody can say."""
    (months, seconds), (other_months, other_seconds) = _measure(left), _measure(right)
    if seconds == other_seconds == 0:
        return _ORDER[operator](months, other_months)
    if months == other_months == 0:
        return _ORDER[operator](seconds, other_seconds)
    return None
