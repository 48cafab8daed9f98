"""The values of a variable, as far as conditions tell them apart."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import chain
from math import floor
from typing import Final

from app.procedure.choosing import Known, ReadCondition, listed, many, sets_of
from app.procedure.expressions import Name
from app.procedure.expressions.constants import constants, held_against
from app.procedure.expressions.nodes import Compare, Interval, Literal, Logic, Member, Negation, walk
from app.procedure.expressions.values import Value
from app.procedure.variables import Variable

_PLAIN: Final = (Compare, Interval, Literal, Logic, Member, Name, Negation)
_DAY: Final = timedelta(days=1)
_MOST_AROUND: Final = 64


def groups(
    variable: Variable, conditions: Sequence[ReadCondition], declared: Mapping[str, Variable]
) -> list[tuple[Value, ...]]:
    """Return its values, those together that no condition tells apart; none when that cannot be said."""
    found: dict[tuple[object, ...], list[Value]] = {}
    around = [_around_it(condition, variable, declared) for condition in conditions]
    for value in _values(variable, conditions):
        told = tuple(
            tuple(condition.may_hold({**others, variable.name: value}) for others in sets) or value
            for condition, sets in zip(conditions, around, strict=True)
        )
        found.setdefault(told, []).append(value)
    return [tuple(values) for values in found.values()]


def _around_it(condition: ReadCondition, variable: Variable, declared: Mapping[str, Variable]) -> list[Known]:
    """Return all sets of values of what a condition reads beside a variable; none when they are too many."""
    others = {name: listed(declared.get(name)) for name in sorted(condition.names - {variable.name})}
    if many(others) > _MOST_AROUND:
        return []
    return [known for _, known in sets_of(others)]


def _values(variable: Variable, conditions: Sequence[ReadCondition]) -> Iterable[Value]:
    values = listed(variable)
    if values:
        return values
    if not all(_is_plain(condition, variable.name) for condition in conditions):
        return ()
    found: dict[Value, None] = {None: None}
    for condition in conditions:
        found |= dict.fromkeys(_around(condition, Name(variable.name)))
    return found


def _is_plain(condition: ReadCondition, name: str) -> bool:
    """Answer whether a condition does nothing with a number or a day but hold it against fixed ones."""
    against = set(held_against(condition.node, Name(name)))
    fixed = set(chain.from_iterable(map(walk, against)))
    if condition.names != {name} or not all(map(constants, against)):
        return False
    parts = set(walk(condition.node))
    return all(isinstance(part, _PLAIN) for part in parts - fixed)


def _around(condition: ReadCondition, name: Name) -> Iterator[Value]:
    """Yield the fixed values that a number or a day is held against, and one on each side of them."""
    for value in chain.from_iterable(map(constants, held_against(condition.node, name))):
        if isinstance(value, date):
            yield from (value - _DAY, value, value + _DAY)
        elif isinstance(value, int | Decimal):
            whole = floor(value)
            yield from (whole - 1, whole, whole + 1)
