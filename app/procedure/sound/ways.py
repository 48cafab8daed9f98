"""The ways out of a node: which flows may get a token together. Choices are free."""

from collections.abc import Callable, Sequence
from itertools import chain, combinations
from typing import Final

from app.procedure.sound.drawing import Arrow, Node, Sheet

_NONE: Final = frozenset({"parallelGateway"})
_ANY: Final = frozenset({"inclusiveGateway", "complexGateway"})
MOST_FREE: Final = 8
"""Of more flows that may each be taken or not, only each alone and all together are looked at."""


def ways_out(sheet: Sheet, node: Node) -> list[tuple[Arrow, ...]]:
    """Return each set of flows that may be taken on leaving a node; one empty set where none leads out."""
    flows = sheet.outgoing(node.id)
    if node.type == "exclusiveGateway" and flows:
        return [(flow,) for flow in flows]
    free = _free(node, flows)
    return _chosen(flows, free, node.default) if free else [flows]


def _free(node: Node, flows: tuple[Arrow, ...]) -> tuple[Arrow, ...]:
    """Return the flows that may be taken or not, each by itself."""
    if node.type in _ANY:
        return flows
    if node.type in _NONE:
        return ()
    return tuple(filter(_asks(node), flows))


def _asks(node: Node) -> Callable[[Arrow], bool]:
    def asks(flow: Arrow) -> bool:
        return flow.conditional or flow.id == node.default

    return asks


def is_cut_short(sheet: Sheet, node: Node) -> bool:
    """Answer whether not all ways out of a node are looked at."""
    if node.type == "exclusiveGateway":
        return False
    return len(_others(_free(node, sheet.outgoing(node.id)), node.default)) > MOST_FREE


def _others(flows: Sequence[Arrow], default: str) -> list[Arrow]:
    return [flow for flow in flows if flow.id != default]


def _chosen(flows: tuple[Arrow, ...], free: tuple[Arrow, ...], default: str) -> list[tuple[Arrow, ...]]:
    """Return what may be taken beside what is always taken: the default alone, or any of the others."""
    always = _without(flows, free)
    others = _others(free, default)
    some = _subsets(others)
    defaults = _without(free, others)
    if defaults or always:
        some.append(defaults)
    return [always + each for each in some]


def _without(flows: Sequence[Arrow], those: Sequence[Arrow]) -> tuple[Arrow, ...]:
    return tuple(flow for flow in flows if flow not in those)


def _subsets(flows: Sequence[Arrow]) -> list[tuple[Arrow, ...]]:
    sizes: Sequence[int] = range(1, len(flows) + 1)
    if len(flows) > MOST_FREE:
        sizes = (1, len(flows))
    chosen = (combinations(flows, size) for size in sizes)
    return list(chain.from_iterable(chosen))
