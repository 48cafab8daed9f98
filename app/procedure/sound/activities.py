"""Steps, with what runs inside them and what may happen on their border."""

from collections.abc import Iterator

from app.procedure.sound.drawing import Node
from app.procedure.sound.events import is_thrown_in
from app.procedure.sound.net import Transition
from app.procedure.sound.scopes import Scope
from app.procedure.sound.wiring import Wiring, armed, beginning, beginning_loose, on_borders, stopped


def activity(wiring: Wiring, scope: Scope, node: Node) -> Iterator[Transition]:
    """Yield all that a step does: it is one move, unless something runs in it or may break it off."""
    if node.by_event:
        yield from _part(scope, node)
        return
    if node.repeats:
        yield from _skipped(wiring, scope, node)
    if node.id not in scope.active:
        yield from wiring.through(scope, node)
        return
    yield from _entered(wiring, scope, node)
    yield from _left(wiring, scope, node)
    if node.repeats:
        yield from _repeated(scope, node)
    for event in scope.sheet.boundaries(node.id):
        yield from _on_border(wiring, scope, node, event)


def _part(scope: Scope, node: Node) -> Iterator[Transition]:
    """Yield a part that an event begins while the scope around it runs: by itself, or when it is thrown."""
    child = scope.children.get(node.id)
    if child is None:
        return
    active = scope.active[node.id]
    for start in child.starts:
        tokens = active | child.entries[start.id]
        yield Transition(node.id, None, scope.entries[node.id], tokens)
        if not is_thrown_in(scope, start):
            once = child.armed.get(start.id, 0)
            stops = scope.inside if start.interrupting else 0
            yield Transition(node.id, None, scope.alive | once, tokens | scope.alive, stops, active)
    yield Transition(node.id, None, active, 0, child.memory & ~armed(child), child.inside, enters=False)


def _skipped(wiring: Wiring, scope: Scope, node: Node) -> Iterator[Transition]:
    """Yield a repetition for nothing at all."""
    for flow, place, way in wiring.passes(scope, node):
        yield Transition(node.id, flow, place, way, enters=False)


def _entered(wiring: Wiring, scope: Scope, node: Node) -> Iterator[Transition]:
    child, active = scope.children.get(node.id), scope.active[node.id]
    borders = on_borders(scope, node)
    begins = _begins(child) if child else [(0, 0)]
    for tokens, notes in begins:
        for flow, place in wiring.arrivals(scope, node):
            yield Transition(node.id, flow, place, active | tokens, notes=borders | notes)


def _repeated(scope: Scope, node: Node) -> Iterator[Transition]:
    """Yield the next run of a repetition."""
    child, active = scope.children.get(node.id), scope.active[node.id]
    if child is None:
        return
    for tokens, notes in _begins(child):
        given = active | tokens
        yield Transition(node.id, None, active, given, child.memory, child.inside, notes, enters=False)


def _begins(scope: Scope) -> list[tuple[int, int]]:
    """Return each way in which what runs in an activity may begin."""
    plain = [node for node in scope.starts if node.event == "none"] or scope.starts
    return [beginning(scope, node) for node in plain] or [beginning_loose(scope)]


def _left(wiring: Wiring, scope: Scope, node: Node) -> Iterator[Transition]:
    child, active = scope.children.get(node.id), scope.active[node.id]
    runs = child.inside if child else 0
    gone, sent = stopped(scope, node), wiring.sent(node)
    for message in wiring.heard(node):
        for way in wiring.ways(scope, node):
            yield Transition(node.id, None, active | message, way, gone, runs, sent, enters=False)


def _on_border(wiring: Wiring, scope: Scope, node: Node, event: Node) -> Iterator[Transition]:
    caught, child = scope.entries.get(event.id), scope.children.get(node.id)
    by_itself = child is None or not is_thrown_in(child, event)
    ways = wiring.ways(scope, event)
    for way in ways:
        if caught is not None:
            yield Transition(event.id, None, caught, way)
        if by_itself:
            yield from _comes(wiring, scope, node, event, way)


def _comes(wiring: Wiring, scope: Scope, node: Node, event: Node, way: int) -> Iterator[Transition]:
    active, gone = scope.active[node.id], stopped(scope, node)
    for message in wiring.heard(event):
        if event.interrupting:
            yield Transition(event.id, None, active | message, way, gone)
        else:
            yield Transition(event.id, None, active | scope.armed[event.id] | message, way | active)
