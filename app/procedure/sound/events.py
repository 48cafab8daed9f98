"""Starts, throws and ends; what is thrown goes to the nearest event around it that catches it."""

from collections.abc import Iterator
from typing import Final

from app.procedure.sound.drawing import Node, is_link_to
from app.procedure.sound.net import Transition
from app.procedure.sound.scopes import Scope, matching
from app.procedure.sound.wiring import Wiring, stopped

_THROWN: Final = frozenset({"error", "escalation", "cancel"})


def start(wiring: Wiring, scope: Scope, node: Node) -> Iterator[Transition]:
    """Yield what takes the first token of a scope away from its start."""
    if node.id in scope.entries:
        entry = scope.entries[node.id]
        for way in wiring.ways(scope, node):
            yield Transition(node.id, None, entry, way)


def throw(wiring: Wiring, scope: Scope, node: Node) -> Iterator[Transition]:
    """Yield an event that throws on the way: a link jumps, an escalation may be caught, the rest goes on."""
    if node.event == "link":
        return _jumps(wiring, scope, node)
    if node.event in _THROWN:
        return _thrown(wiring, scope, node)
    return wiring.through(scope, node)


def _jumps(wiring: Wiring, scope: Scope, node: Node) -> Iterator[Transition]:
    given = 0
    for each in scope.nodes:
        if is_link_to(node, each):
            given |= scope.entries[each.id]
    for flow, place in wiring.arrivals(scope, node):
        yield Transition(node.id, flow, place, given)


def end(wiring: Wiring, scope: Scope, node: Node) -> Iterator[Transition]:
    """Yield an end: it takes its token, and everything in its scope when it terminates."""
    if node.event in _THROWN:
        yield from _thrown(wiring, scope, node)
        return
    stops = scope.inside | scope.memory if node.event == "terminate" else 0
    ends = scope.ended[node.id]
    for flow, place in wiring.arrivals(scope, node):
        yield Transition(node.id, flow, place, 0, stops, notes=wiring.sent(node), ends=ends)


def on_border(wiring: Wiring, scope: Scope, node: Node) -> Iterator[Transition]:
    """Yield nothing: what an event on a border does is said with its activity."""
    yield from ()


def is_thrown_in(scope: Scope, event: Node) -> bool:
    """Answer whether something in a scope throws what an event catches; if not, it may come by itself."""
    return event.event in _THROWN and any(
        matching(each)(event)
        for each in scope.nodes_deep()
        if each.type in {"endEvent", "intermediateThrowEvent"}
    )


def _thrown(wiring: Wiring, scope: Scope, node: Node) -> Iterator[Transition]:
    caught, stops = _caught(scope, node)
    ends = scope.ended.get(node.id, 0) & ~stops
    for flow, place, way in wiring.passes(scope, node):
        goes_on = 0 if place & stops else way
        yield Transition(node.id, flow, place, caught | goes_on, stops, ends=ends)


def _caught(scope: Scope, node: Node) -> tuple[int, int]:
    """Return the place where what is thrown is caught, and all that this stops."""
    for each in scope.around():
        found = _caught_by_part(scope, each, node)
        found = found or _caught_on_border(each, node)
        if found is not None:
            return found
    if node.event == "error":
        return 0, _everything(scope)
    return 0, 0


def _caught_by_part(scope: Scope, around: Scope, node: Node) -> tuple[int, int] | None:
    catches = matching(node)
    for part in around.begins_by_event:
        child = around.children[part.id]
        caught = next(filter(catches, child.starts), None)
        if caught is not None and child not in scope.around():
            stops = around.inside if caught.interrupting else 0
            return around.entries[part.id], stops
    return None


def _caught_on_border(around: Scope, node: Node) -> tuple[int, int] | None:
    parent, holder = around.parent, around.holder
    if parent is None or holder is None:
        return None
    borders = parent.sheet.boundaries(holder.id)
    event = next(filter(matching(node), borders), None)
    if event is None:
        return None
    stops = stopped(parent, holder) if event.interrupting else 0
    return parent.entries[event.id], stops


def _everything(scope: Scope) -> int:
    *_, top = scope.around()
    return top.inside | top.memory
