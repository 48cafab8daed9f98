"""Inclusive gateways that split and join around branches that have nothing to do with each other.

Then it comes to the same whether each branch is taken or passed over, one after the other, and the join waits for
all: a branch that is passed over has a token before the join at once. So the states of the branches add up, where
every set of branches by itself would multiply them.
"""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Final

from app.procedure.sound.drawing import Arrow, Node, Sheet

_MOST_TRIED: Final = 4
_PLAIN_EVENTS: Final = frozenset({"", "none", "message", "timer", "signal", "conditional"})
_NEVER: Final = frozenset({"startEvent", "endEvent", "complexGateway"})
Branches = Mapping[str, str]
"""Flow out of the split → the flow by which its branch comes to the join."""


def branches_of(sheet: Sheet, split: Node) -> tuple[str, Branches] | None:
    """Return the join of a split with its branches; None where they are not matched, or not apart."""
    flows = sheet.outgoing(split.id)
    if split.type != "inclusiveGateway" or len(flows) < 2 or len(sheet.incoming(split.id)) > 1:
        return None
    for join in islice(_joins(sheet, split, len(flows)), _MOST_TRIED):
        found = _branches(sheet, split, join)
        if found is not None:
            return join, found
    return None


def _joins(sheet: Sheet, split: Node, many: int) -> Iterator[str]:
    """Yield the inclusive gateways behind a split that so many flows come to, the nearest first."""
    todo, seen = [split.id], {split.id}
    for name in todo:
        new = {flow.target for flow in sheet.outgoing(name)} - seen
        seen |= new
        todo += sorted(new)
    for name in todo[1:]:
        if sheet.nodes[name].type == "inclusiveGateway" and len(sheet.incoming(name)) == many:
            yield name


def _branches(sheet: Sheet, split: Node, join: str) -> Branches | None:
    """Return the branches between a split and a join; None when something else leads in or out."""
    found: dict[str, str] = {}
    used: set[str] = set()
    for flow in sheet.outgoing(split.id):
        inside = _inside(sheet, flow, join)
        arrival = _arrival(sheet, flow, join, inside)
        if arrival is None or inside & (used | {split.id}):
            return None
        used |= inside
        found[flow.id] = arrival
    return found


def _inside(sheet: Sheet, flow: Arrow, join: str) -> set[str]:
    """Return what a flow leads to before the join."""
    found = {flow.target} - {join}
    todo = list(found)
    while todo:
        name = todo.pop()
        new = {after.target for after in sheet.outgoing(name)}
        new |= {event.id for event in sheet.boundaries(name)}
        new -= found | {join}
        found |= new
        todo += new
    return found


def _arrival(sheet: Sheet, flow: Arrow, join: str, inside: set[str]) -> str | None:
    """Return the one flow by which a branch comes to the join; None when it is no branch by itself."""
    if not inside:
        return flow.id
    if not _is_apart(sheet, flow, inside):
        return None
    arriving = [each.id for each in sheet.incoming(join) if each.source in inside]
    if len(arriving) != 1:
        return None
    return arriving[0]


def _is_apart(sheet: Sheet, flow: Arrow, inside: set[str]) -> bool:
    """Answer whether tokens come into a branch by its own flow alone, and are only given on in it."""
    sources: set[str] = set()
    for name in inside:
        if not _is_plain(sheet, sheet.nodes[name]):
            return False
        into = set(sheet.incoming(name)) - {flow}
        sources |= {each.source for each in into}
    return sources <= inside


def _is_plain(sheet: Sheet, node: Node) -> bool:
    """Answer whether a node takes tokens in and gives them on, and does nothing else with them."""
    if node.type in _NEVER or node.event not in _PLAIN_EVENTS:
        return False
    is_beside = node.by_event or node.compensates
    goes_on = bool(sheet.outgoing(node.id))
    return goes_on and not is_beside
