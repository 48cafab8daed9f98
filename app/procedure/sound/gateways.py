"""Gateways that wait: for all flows, for what can still come, or for the first of several events."""

from collections.abc import Iterator

from app.procedure.sound.drawing import Arrow, Node
from app.procedure.sound.joins import join_at
from app.procedure.sound.net import Transition
from app.procedure.sound.scopes import Scope
from app.procedure.sound.wiring import Wiring


def parallel(wiring: Wiring, scope: Scope, node: Node) -> Iterator[Transition]:
    """Yield what takes a token from each flow, and gives one to each."""
    arrivals = list(wiring.arrivals(scope, node))
    if arrivals:
        needs = sum(place for _, place in arrivals)
        yield Transition(node.id, arrivals[0][0], needs, wiring.ways(scope, node)[0])


def inclusive(wiring: Wiring, scope: Scope, node: Node) -> Iterator[Transition]:
    """Yield what takes all tokens that came, when no more can, and gives one to any of the flows."""
    if node.id in scope.branches:
        yield from _one_by_one(wiring, scope, node)
        return
    if node.id in scope.joining:
        yield from _all(wiring, scope, node)
        return
    flows = scope.sheet.incoming(node.id)
    if len(flows) < 2:
        yield from wiring.through(scope, node)
        return
    join = join_at(scope, node)
    for way in wiring.ways(scope, node):
        yield Transition(node.id, flows[0].id, 0, way, join.arrivals, join=join)


def _all(wiring: Wiring, scope: Scope, node: Node) -> Iterator[Transition]:
    """Yield what takes a token from each flow: of a branch that was passed over, too."""
    arrivals = list(wiring.arrivals(scope, node))
    needs = sum(place for _, place in arrivals)
    for way in wiring.ways(scope, node):
        yield Transition(node.id, arrivals[0][0], needs, way)


def _one_by_one(wiring: Wiring, scope: Scope, node: Node) -> Iterator[Transition]:
    """Yield what takes a first branch and leaves the later ones open, and how each of these is taken or not."""
    branches = scope.branches[node.id]
    for begun in _begun(scope, node):
        for flow, place in wiring.arrivals(scope, node):
            yield Transition(node.id, flow, place, begun)
    for out, arrival in branches.items():
        for taken in {out, arrival}:
            yield Transition(node.id, None, scope.maybe[out], scope.flows[taken], enters=False)


def _begun(scope: Scope, node: Node) -> Iterator[int]:
    """Yield what is given for each branch that may be the first that is taken; the default is taken alone."""
    branches = scope.branches[node.id]
    free = [out for out in branches if out != node.default]
    passed = {out: scope.flows[arrival] for out, arrival in branches.items()}
    over = passed.get(node.default, 0)
    for first in free:
        later = free[free.index(first) + 1 :]
        yield scope.flows[first] + over + sum(map(scope.maybe.__getitem__, later))
        over += passed[first]
    if node.default in branches:
        yield scope.flows[node.default] + over - passed[node.default]


def first_of(wiring: Wiring, scope: Scope, node: Node) -> Iterator[Transition]:
    """Yield the first of the events behind the gateway: the token waits before it, not on the flow to one."""
    events = scope.sheet.outgoing(node.id)
    for _, place in wiring.arrivals(scope, node):
        for flow in events:
            yield from _happens(wiring, scope, flow, place)


def _happens(wiring: Wiring, scope: Scope, flow: Arrow, place: int) -> Iterator[Transition]:
    event = scope.sheet.nodes[flow.target]
    ways = wiring.ways(scope, event)
    for message in wiring.heard(event):
        for way in ways:
            yield Transition(event.id, flow.id, place | message, way)
