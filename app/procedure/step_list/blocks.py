"""What of a drawing becomes one step of the list: a shape, with the choice or the events right behind it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Final

from app.procedure.model import GATEWAYS, Element, Flow, Process

_NO_BLOCK: Final = frozenset({"startEvent", "boundaryEvent"})


@dataclass(frozen=True)
class Exit:
    """A way out, with the element that it leads to."""

    flows: tuple[Flow, ...]
    target: str
    event: Element | None = None


@dataclass(frozen=True)
class Block:
    """What becomes one step: its ways out, and for each event on its edge those of the event."""

    head: Element
    exits: tuple[Exit, ...]
    gateway: Element | None = None
    through: tuple[Flow, ...] = ()
    edges: tuple[tuple[Element, tuple[Exit, ...]], ...] = ()

    def targets(self) -> Iterator[str]:
        """Yield the ids of what follows: on its own ways first, then on those of its edge."""
        beside = chain.from_iterable(exits for _, exits in self.edges)
        for each in (*self.exits, *beside):
            yield each.target


def blocks_of(process: Process, scope: str) -> Mapping[str, Block]:
    """Return the blocks directly inside a process or embedded sub-process by the id of their head, as drawn."""
    inside = [each for each in process.within(scope) if each.type not in _NO_BLOCK]
    taken = {each.id for head in inside for each in _taken_along(process, head)}
    return {head.id: _block(process, head) for head in inside if head.id not in taken}


def exits_of(process: Process, element: Element) -> tuple[Exit, ...]:
    """Return the ways out of a shape, arrow by arrow."""
    return tuple(Exit((flow,), flow.target) for flow in process.outgoing(element.id))


def _block(process: Process, head: Element) -> Block:
    edges = tuple((event, exits_of(process, event)) for event in process.boundaries(head.id))
    if head.type == "eventBasedGateway":
        return Block(head, tuple(_awaited(process, head)), edges=edges)
    choice = _choice_behind(process, head)
    if choice is None:
        return Block(head, exits_of(process, head), edges=edges)
    return Block(head, exits_of(process, choice), choice, process.outgoing(head.id), edges)


def _taken_along(process: Process, head: Element) -> Iterator[Element]:
    """Yield the shapes that a block stands for besides its head."""
    choice = _choice_behind(process, head)
    if choice:
        yield choice
    if head.type == "eventBasedGateway":
        yield from (event for _, event in _events_behind(process, head))


def _choice_behind(process: Process, head: Element) -> Element | None:
    """Return the choice that only this step leads to: what is decided there is its answer, or what it brings."""
    flows = process.outgoing(head.id)
    if head.type in GATEWAYS or len(flows) != 1:
        return None
    target = process.elements.get(flows[0].target)
    return target if target and _is_choice_of(process, target, head) else None


def _is_choice_of(process: Process, target: Element, head: Element) -> bool:
    if not target.chooses or target.scope != head.scope:
        return False
    return len(process.incoming(target.id)) == 1


def _events_behind(process: Process, gateway: Element) -> Iterator[tuple[Flow, Element]]:
    """Yield the events that a gateway waits for, which nothing else leads to."""
    for flow in process.outgoing(gateway.id):
        event = process.elements.get(flow.target)
        if event and _is_only_awaited(process, event):
            yield flow, event


def _is_only_awaited(process: Process, event: Element) -> bool:
    if not event.catches:
        return False
    return len(process.incoming(event.id)) == 1 and not process.boundaries(event.id)


def _awaited(process: Process, gateway: Element) -> Iterator[Exit]:
    """Yield the ways out of a gateway that waits: over each event to what follows it."""
    events = {flow.id: event for flow, event in _events_behind(process, gateway)}
    for flow in process.outgoing(gateway.id):
        event = events.get(flow.id)
        if event is None:
            yield Exit((flow,), flow.target)
        else:
            yield from _over(flow, event, process.outgoing(event.id))


def _over(flow: Flow, event: Element, out: tuple[Flow, ...]) -> Iterator[Exit]:
    """Yield the ways out over an event: the first with the arrow to the event, as they are read together."""
    if not out:
        yield Exit((flow,), "", event)
        return
    first, *others = out
    yield Exit((flow, first), first.target, event)
    for other in others:
        yield Exit((other,), other.target)
