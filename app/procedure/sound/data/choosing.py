"""The ways out of a gateway that fit what its conditions read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from app.procedure.choosing import Gateway, Numbers, ReadCondition, Ways, many, read
from app.procedure.expressions.values import Value
from app.procedure.sound.drawing import Node, Sheet

_MOST_FLOWS: Final = 5
_MOST_TOGETHER: Final = 24
"""So many sets of values, of all that one gateway reads, are looked at."""


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
    fits: Mapping[Numbers, Ways]
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
    firsts = {name: [group[0] for group in known[name]] for name in variables}
    if not variables or many(firsts) > _MOST_TOGETHER:
        return None
    gateway = Gateway(node.type, node.default, sheet.outgoing(node.id))
    return ValueChoice(variables, gateway.fits(firsts))
