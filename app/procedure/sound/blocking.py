"""What keeps a step from ever happening: the nearest thing before it that does happen, and why no further."""

from dataclasses import dataclass
from typing import Literal

from app.procedure.sound.drawing import Node, Sheet, is_link_to
from app.procedure.sound.exploring import S
from app.procedure.sound.looking import Looked
from app.procedure.sound.net import bits

Why = Literal["unconnected", "waits", "never_together", "never_taken", "never_left", "never_comes"]


@dataclass(frozen=True)
class Hindrance:
    """Why a step can never happen."""

    step: str
    by: str
    """What holds it up: the gateway, the event, the step before it; itself when nothing leads there."""
    why: Why
    flows: tuple[str, ...] = ()
    """The flows that it waits for, or that is never taken."""


@dataclass(frozen=True)
class Happened:
    """What does happen somewhere: what is entered, and the flows and places that ever hold a token."""

    entered: frozenset[str]
    marked: frozenset[str]


def happened(seen: Looked[S]) -> Happened:
    """Return all that happened in what was looked at."""
    marked = 0
    for state in seen.graph.states:
        marked |= seen.rules.marked(state)
    names = (seen.net.names[place.bit_length() - 1] for place in bits(marked))
    return Happened(frozenset(seen.graph.entered), frozenset(names))


def hindrance_of(sheet: Sheet, step: str, known: Happened) -> Hindrance:
    """Return what holds a step up: of all that leads to it, the nearest that is held up itself."""
    todo, seen = [step], {step}
    for name in todo:
        node = sheet.nodes[name]
        found = _held(sheet, node, known)
        if found is not None:
            by, why, flows = found
            return Hindrance(step, by, why, flows)
        before = sorted(_before(sheet, node) - seen)
        seen.update(before)
        todo += before
    return Hindrance(step, step, "unconnected")


_Held = tuple[str, Why, tuple[str, ...]]


def _held(sheet: Sheet, node: Node, known: Happened) -> _Held | None:
    """Return what holds a node up that never happens; None when that is further back."""
    flows = sheet.incoming(node.id)
    if any(flow.id in known.marked for flow in flows):
        return _before_it(sheet, node, known)
    for flow in flows:
        source = sheet.nodes[flow.source]
        if source.type == "eventBasedGateway" and _comes_to(sheet, source, known):
            return node.id, "never_comes", ()
        if source.id in known.entered:
            return _behind(source, flow.id)
    if node.attached_to in known.entered:
        return node.id, "never_comes", ()
    return None


def _before_it(sheet: Sheet, node: Node, known: Happened) -> _Held:
    """Return why a node never goes on though tokens come to it."""
    if node.receives:
        return node.id, "never_comes", ()
    flows = [flow.id for flow in sheet.incoming(node.id)]
    missing = tuple(sorted(set(flows) - known.marked))
    if missing:
        return node.id, "waits", missing
    return node.id, "never_together", ()


def _behind(source: Node, flow: str) -> _Held:
    """Return why nothing comes over a flow though what stands before it happens."""
    if source.is_activity:
        return source.id, "never_left", ()
    return source.id, "never_taken", (flow,)


def _comes_to(sheet: Sheet, gateway: Node, known: Happened) -> bool:
    return any(flow.id in known.marked for flow in sheet.incoming(gateway.id))


def _before(sheet: Sheet, node: Node) -> set[str]:
    """Return what must happen before a node can: what leads to it, throws to it, bears it or holds it."""
    found = {flow.source for flow in sheet.incoming(node.id)}
    for each in sheet.within(node.scope):
        if is_link_to(each, node):
            found.add(each.id)
    if not found:
        found = {node.attached_to, node.scope}
    return found & sheet.nodes.keys()
