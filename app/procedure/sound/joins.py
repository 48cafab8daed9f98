"""From where a token can still reach a gateway or an end: looked up once, so that the exploring only masks."""

from collections import defaultdict
from collections.abc import Iterator

from app.procedure.sound.drawing import Node, is_link_to
from app.procedure.sound.net import Join
from app.procedure.sound.scopes import Scope


def join_at(scope: Scope, gateway: Node) -> Join:
    """Return the join of an inclusive gateway."""
    leads: defaultdict[int, int] = defaultdict(int)
    arrivals = 0
    for flow in scope.sheet.incoming(gateway.id):
        place = scope.flows[flow.id]
        arrivals |= place
        for before in leading(scope, flow.source, gateway.id):
            leads[before] |= place
    return Join(arrivals, {place: reached for place, reached in leads.items() if not place & arrivals})


def leading(scope: Scope, last: str, without: str = "") -> Iterator[int]:
    """Yield each place from which a token can come to a node, without passing another."""
    seen = {without, last}
    todo = [] if last == without else [last]
    while todo:
        here = scope.sheet.nodes[todo.pop()]
        yield from _standing(scope, here)
        new = set(_before(scope, here)) - seen
        seen |= new
        todo += new


def _standing(scope: Scope, node: Node) -> Iterator[int]:
    """Yield the places in which a token is at a node, or on its way to it."""
    for held in (scope.entries, scope.active):
        if node.id in held:
            yield held[node.id]
    for flow in scope.sheet.incoming(node.id):
        yield scope.flows[flow.id]
        if flow.id in scope.maybe:
            yield scope.maybe[flow.id]


def _before(scope: Scope, node: Node) -> Iterator[str]:
    """Yield the nodes from which a token comes straight to a node."""
    yield from (flow.source for flow in scope.sheet.incoming(node.id))
    if node.event == "link":
        links = (each.id for each in scope.nodes if is_link_to(each, node))
        yield from links
    if _stands_on_border(scope, node):
        yield node.attached_to


def _stands_on_border(scope: Scope, event: Node) -> bool:
    """Answer whether what an event hangs on is drawn beside it."""
    host = scope.sheet.nodes.get(event.attached_to)
    return host is not None and host.scope == event.scope
