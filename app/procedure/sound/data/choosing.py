"""The ways out of a gateway that fit what its conditions read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from app.procedure.expressions.values import Value
from app.procedure.sound.data.conditions import EITHER, Known, ReadCondition, read
from app.procedure.sound.drawing import Arrow, Node, Sheet
from app.procedure.sound.ways import ways_out

_MOST_FLOWS: Final = 5
_MOST_TOGETHER: Final = 24
"""So many sets of values, of all that one gateway reads, are looked at."""
Numbers = tuple[int, ...]


def conditions(sheet: Sheet, node: Node) -> list[ReadCondition]:
    """Return the conditions by which a gateway chooses; none of what is no choice, or one of too many ways."""
    flows = sheet.outgoing(node.id)
    most = {"exclusiveGateway": len(flows), "inclusiveGateway": _MOST_FLOWS}.get(node.type, 0)
    if not 1 < len(flows) <= most:
        return []
    return list(filter(None, (read(flow.condition) for flow in flows if flow.id != node.default)))


@dataclass(frozen=True)
class ValueChoice:
    """A gateway that reads what is followed."""

    variables: tuple[str, ...]
    fits: Mapping[Numbers, frozenset[frozenset[str]]]
    """Which group of values each variable is in → the sets of flows that may be taken then; none: it stops."""

    @property
    def stops(self) -> bool:
        """Whether there are values with which it cannot go on."""
        return not all(self.fits.values())


def choice(sheet: Sheet, node: Node, known: Mapping[str, Sequence[tuple[Value, ...]]]) -> ValueChoice | None:
    """Return how a gateway chooses by variables of which the groups are known; None where it reads none."""
    asked = conditions(sheet, node)
    read_here = frozenset[str]().union(*(each.names for each in asked))
    variables = tuple(sorted(read_here & known.keys()))
    sets = list(product(*(range(len(known[name])) for name in variables)))
    if not variables or len(sets) > _MOST_TOGETHER:
        return None
    fits = {}
    for numbers in sets:
        first = [known[name][number][0] for name, number in zip(variables, numbers, strict=True)]
        fits[numbers] = frozenset(_fitting(sheet, node, dict(zip(variables, first, strict=True))))
    return ValueChoice(variables, fits)


def _fitting(sheet: Sheet, node: Node, values: Known) -> Iterator[frozenset[str]]:
    """Yield each set of flows that a gateway may take with these values."""
    flows = sheet.outgoing(node.id)
    may = {flow.id: _may_hold(flow, values) for flow in flows}
    for way in ways_out(sheet, node):
        asked = _asked(flows, node, way)
        if all(answer in may[flow] for flow, answer in asked):
            yield frozenset(flow.id for flow in way)


def _may_hold(flow: Arrow, values: Known) -> frozenset[bool]:
    condition = read(flow.condition)
    return condition.may_hold(values) if condition else EITHER


def _asked(flows: Sequence[Arrow], node: Node, way: Sequence[Arrow]) -> Iterator[tuple[str, bool]]:
    """Yield what must hold, and what must not, for a way to be taken; the first that holds goes before others."""
    exclusive = node.type == "exclusiveGateway"
    for flow in flows:
        if flow.id == node.default:
            continue
        yield flow.id, flow in way
        if exclusive and flow in way:
            return
