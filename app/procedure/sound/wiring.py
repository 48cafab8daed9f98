"""What is round a node: how tokens come and go, what it awaits and sends, how a scope begins and stops."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from app.procedure.sound.drawing import Node, Sheet
from app.procedure.sound.net import Transition
from app.procedure.sound.scopes import Scope
from app.procedure.sound.ways import ways_out


@dataclass
class Wiring:
    """Everything that is the same for all nodes of a drawing."""

    sheet: Sheet
    messages: dict[str, int] = field(default_factory=dict)
    """Message flow between two drawn nodes → the place where the message lies."""

    def ways(self, scope: Scope, node: Node) -> list[int]:
        """Return the tokens that are given on leaving a node, for each way out."""
        return [sum(scope.flows[flow.id] for flow in way) for way in ways_out(scope.sheet, node)]

    def arrivals(self, scope: Scope, node: Node) -> Iterator[tuple[str | None, int]]:
        """Yield how a token comes to a node: by each flow, and by itself."""
        for flow in scope.sheet.incoming(node.id):
            yield flow.id, scope.flows[flow.id]
        if node.id in scope.entries:
            yield None, scope.entries[node.id]

    def awaited(self, node: Node) -> list[int]:
        """Return the messages of drawn pools of which one must lie ready; none when it may come from outside."""
        if not node.receives:
            return []
        return [self.messages[flow] for flow in self.sheet.received(node.id)]

    def heard(self, node: Node) -> list[int]:
        """Return what must lie ready, in each way in which a node can go on."""
        return self.awaited(node) or [0]

    def sent(self, node: Node) -> int:
        """Return the messages that lie ready after a node."""
        return sum(self.messages.get(flow, 0) for flow in self.sheet.sent(node.id))

    def passes(self, scope: Scope, node: Node) -> Iterator[tuple[str | None, int, int]]:
        """Yield each way through a node: by which flow it is entered, what that takes, and what is given."""
        ways = self.ways(scope, node)
        for flow, place in self.arrivals(scope, node):
            for way in ways:
                yield flow, place, way

    def through(self, scope: Scope, node: Node) -> Iterator[Transition]:
        """Yield what takes a token through a node that does nothing but let it pass."""
        sent = self.sent(node)
        for message in self.heard(node):
            for flow, place, way in self.passes(scope, node):
                yield Transition(node.id, flow, place | message, way, notes=sent)


def beginning(scope: Scope, start: Node) -> tuple[int, int]:
    """Return the tokens of a scope that begins at one start, and what is armed then."""
    return scope.entries[start.id], sum(armed(scope.children[part.id]) for part in scope.begins_by_event)


def beginning_loose(scope: Scope) -> tuple[int, int]:
    """Return the tokens of a scope without a start: all that no flow leads to begins at once."""
    return sum(scope.entries[node.id] for node in scope.loose), 0


def armed(scope: Scope) -> int:
    """Return the places that say that a part may still be begun by its event."""
    return sum(scope.armed.get(start.id, 0) for start in scope.starts)


def on_borders(scope: Scope, activity: Node) -> int:
    """Return the places that say that what stands on the border of an activity may still come."""
    return scope.kept(("border", activity.id), lambda: _on_borders(scope, activity))


def _on_borders(scope: Scope, activity: Node) -> int:
    return sum(scope.armed.get(each.id, 0) for each in scope.sheet.boundaries(activity.id))


def stopped(scope: Scope, activity: Node) -> int:
    """Return all that is gone when an activity in a scope ends or is broken off."""
    return scope.kept(("gone", activity.id), lambda: _stopped(scope, activity))


def _stopped(scope: Scope, activity: Node) -> int:
    gone = scope.active[activity.id] | on_borders(scope, activity)
    child = scope.children.get(activity.id)
    return gone | child.inside | child.memory if child else gone
