"""Which flows out of a gateway are taken with which values: for the token game, the proof and the rules alike."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from math import prod
from typing import Final, Protocol

from app.procedure.expressions import ExpressionError, Node, Scope, called, holds, names, parse
from app.procedure.expressions.nodes import Logic
from app.procedure.expressions.values import Value
from app.procedure.variables import Variable

EITHER: Final = frozenset({True, False})
Known = Mapping[str, Value]
Numbers = tuple[int, ...]
"""Of each variable in a row, which of its values, or of its groups of values."""
Ways = frozenset[frozenset[str]]
"""The sets of flows that may be taken together; none at all where a gateway cannot go on."""

_May = tuple[str, frozenset[bool]]
"""A flow, and whether its condition may hold and may not."""


class Leaving(Protocol):
    """A flow out of a gateway, however it was read."""

    @property
    def id(self) -> str:
        """Return its id."""
        ...

    @property
    def condition(self) -> str | None:
        """Return what it asks; nothing where it asks nothing."""
        ...


@dataclass(frozen=True)
class Gateway:
    """What decides how a gateway chooses."""

    type: str
    default: str
    flows: tuple[Leaving, ...]

    @property
    def asking(self) -> Sequence[Leaving]:
        """The flows that ask something, in document order: all but the default."""
        return [flow for flow in self.flows if flow.id != self.default]

    def ways(self, known: Known) -> Ways:
        """Return the sets of flows that may be taken with what is known."""
        may = [self._may(flow, known) for flow in self.asking]
        each = _first(may) if self.type == "exclusiveGateway" else _any(may)
        return frozenset(filter(None, map(self._or_default, each)))

    def _may(self, flow: Leaving, known: Known) -> _May:
        return flow.id, may_hold(flow.condition, known)

    def _or_default(self, chosen: frozenset[str]) -> frozenset[str]:
        """Return the flows that are taken; the default where no condition holds, and none where there is none."""
        if chosen or not self.default:
            return chosen
        return frozenset({self.default})

    def fits(self, values: Mapping[str, Sequence[Value]]) -> dict[Numbers, Ways]:
        """Return which flows may be taken with each set of values, of all that are given."""
        return {numbers: self.ways(known) for numbers, known in sets_of(values)}


def _first(may: Sequence[_May]) -> Iterator[frozenset[str]]:
    """Yield each flow that may be the first of which the condition holds, and at last that there is none."""
    for flow, answers in may:
        if True in answers:
            yield frozenset({flow})
        if False not in answers:
            return
    yield frozenset()


def _any(may: Sequence[_May]) -> Iterator[frozenset[str]]:
    """Yield each set of flows of which the conditions may hold together."""
    for chosen in product(*(answers for _, answers in may)):
        yield frozenset(flow for (flow, _), is_taken in zip(may, chosen, strict=True) if is_taken)


def listed(variable: Variable | None) -> tuple[Value, ...]:
    """Return all values that a variable can have, none at all first; nothing when they are not listed."""
    if variable is None:
        return ()
    if variable.type == "enum":
        return (None, *variable.values)
    return (None, True, False) if variable.type == "boolean" else ()


def many(values: Mapping[str, Sequence[Value]]) -> int:
    """Return how many sets of values there are."""
    return prod(map(len, values.values()))


def sets_of(values: Mapping[str, Sequence[Value]]) -> Iterator[tuple[Numbers, dict[str, Value]]]:
    """Yield each set of values, one of each variable, with the number of each in its row."""
    for numbers in product(*(range(len(each)) for each in values.values())):
        chosen = zip(values.items(), numbers, strict=True)
        yield numbers, {name: each[at] for (name, each), at in chosen}


@dataclass(frozen=True, eq=False)
class ReadCondition:
    """A condition, or a part of one."""

    node: Node
    names: frozenset[str]
    by_day: bool
    """Whether it comes to something else on another day."""
    parts: tuple["ReadCondition", ...] = ()
    """What it joins by ``and`` or ``or``."""

    def may_hold(self, known: Known) -> frozenset[bool]:
        """Return whether it may hold and whether it may not, with what is known."""
        if self.by_day:
            return EITHER
        if self.names <= known.keys():
            return self._worked_out(known)
        decisive = isinstance(self.node, Logic) and self.node.operator == "or"
        if any(part.may_hold(known) == {decisive} for part in self.parts):
            return frozenset({decisive})
        return EITHER

    def _worked_out(self, known: Known) -> frozenset[bool]:
        try:
            return frozenset({holds(self.node, Scope(known, frozenset(known)))})
        except ExpressionError:
            return EITHER


def may_hold(text: str | None, known: Known) -> frozenset[bool]:
    """Return whether a condition may hold and may not; of one that is not there or not readable, both."""
    condition = read(text)
    return condition.may_hold(known) if condition else EITHER


def names_in(text: str | None) -> frozenset[str]:
    """Return the variables that a condition reads."""
    condition = read(text)
    return condition.names if condition else frozenset()


@lru_cache(maxsize=4096)
def read(text: str | None) -> ReadCondition | None:
    """Return a condition as it is read; None when there is none, or nobody can read it."""
    try:
        return _read(parse(text)) if text else None
    except ExpressionError:
        return None


def _read(node: Node) -> ReadCondition:
    parts = tuple(map(_read, node.parts)) if isinstance(node, Logic) else ()
    return ReadCondition(node, names(node), "today" in called(node), parts)
