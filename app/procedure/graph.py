"""Ways through a drawing, refused elements included: what leads where, and what can be reached."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain

from app.procedure.bundle import Model, once
from app.procedure.known import POSSIBLE_EVENTS
from app.procedure.model import Element, Flow, Process

Step = Callable[[Element], Iterable[Element]]


def closure(begin: Iterable[Element], step: Step) -> Mapping[str, str]:
    """Return the id of everything that is reached, with the id of what it was reached from first."""
    todo = list(begin)
    seen = {element.id: "" for element in todo}
    for here in todo:
        for element in step(here):
            if element.id not in seen:
                seen[element.id] = here.id
                todo.append(element)
    return seen


def way_to(element: Element, reached: Mapping[str, str]) -> tuple[str, ...]:
    """Return the shortest way to an element, of those that `closure` found."""
    steps = [element.id]
    while reached.get(steps[-1]):
        steps.append(reached[steps[-1]])
    return tuple(reversed(steps))


def circles(leads: Mapping[str, Iterable[str]]) -> Mapping[str, str]:
    """Return for each its circle, by the name of one in it: two in one circle lead to each other.

    Kosaraju's two walks: the first keeps the order in which each is left, the second goes back along it.
    """
    back: dict[str, list[str]] = {each: [] for each in leads}
    for each, others in leads.items():
        for other in others:
            back[other].append(each)
    found: dict[str, str] = {}
    for first in reversed(as_left(leads, leads)):
        todo = [first]
        while todo:
            here = todo.pop()
            if here not in found:
                found[here] = first
                todo += back[here]
    return found


def as_left(leads: Mapping[str, Iterable[str]], begins: Iterable[str]) -> list[str]:
    """Return all that is reached, each after all that follows it, as far as that is not under way."""
    order: list[str] = []
    seen: set[str] = set()
    todo = [(name, False) for name in reversed(list(begins))]
    while todo:
        here, is_left = todo.pop()
        if is_left:
            order.append(here)
        elif here not in seen:
            seen.add(here)
            todo.append((here, True))
            todo += [(each, False) for each in reversed(list(leads[here]))]
    return order


def following(process: Process) -> Step:
    """Return what gives the elements right behind one: at the end of its flows, and on its boundary."""

    def step(element: Element) -> Iterator[Element]:
        yield from process.behind(element.id)
        yield from process.boundaries(element.id)

    return step


def onward(process: Process) -> Step:
    """Return what gives the elements that may come after one, into and out of embedded sub-processes too."""

    def step(element: Element) -> Iterator[Element]:
        yield from following(process)(element)
        yield from starts(process, element.id)
        if element.scope in process.elements:
            yield from following(process)(process.elements[element.scope])

    return step


def leading(process: Process) -> Step:
    """Return what gives the elements right before one."""

    def step(element: Element) -> Iterator[Element]:
        ends = [flow.source for flow in process.incoming(element.id)]
        if element.attached_to:
            ends.append(element.attached_to)
        yield from filter(None, map(process.node, ends))

    return step


def scopes(model: Model) -> Iterator[tuple[Process, str]]:
    """Yield every process and every embedded sub-process that is executed as such."""
    for process in model.processes.values():
        for scope in scopes_in(process):
            yield process, scope


def scopes_in(process: Process) -> Iterator[str]:
    """Yield a process and every embedded sub-process of it that is executed as such."""
    yield process.id
    for element in process.elements.values():
        if element.is_embedded:
            yield element.id


def starts(process: Process, scope: str) -> list[Element]:
    """Return the start events directly inside."""
    return [element for element in process.within(scope) if element.type == "startEvent"]


def ends(process: Process, scope: str) -> list[Element]:
    """Return the end events directly inside."""
    return [element for element in process.within(scope) if element.type == "endEvent"]


def loose(model: Model, process: Process) -> list[Element]:
    """Return what is refused: nobody knows what leads to it and where it leads, so nothing follows from that."""
    apart = _hanging(process) | once(model, "uncompensated", lambda: _uncompensated(model))
    others = [
        element
        for element in process.elements.values()
        if element.id in apart or _is_refused(process, element)
    ]
    return [*process.refused.values(), *others]


def _uncompensated(model: Model) -> set[str]:
    """Return the elements that compensate: that is not read."""
    unread = chain.from_iterable(document.unread for document in model.documents)
    return {each.place.element for each in unread if each.what == "@isForCompensation"}


def _is_refused(process: Process, element: Element) -> bool:
    if _has_odd_event(element) or _hangs_on_nothing(process, element):
        return True
    return element.triggered_by_event


def _has_odd_event(element: Element) -> bool:
    possible = POSSIBLE_EVENTS.get(element.type)
    return possible is not None and element.event not in possible


def _hangs_on_nothing(process: Process, element: Element) -> bool:
    return element.type == "boundaryEvent" and process.node(element.attached_to or "") is None


def _hanging(process: Process) -> frozenset[str]:
    """Return the ids at an end of a flow that leads nowhere, or over a border."""
    broken = (flow for flow in process.flows.values() if not _is_whole(process, flow))
    return frozenset(each for flow in broken for each in (flow.source, flow.target))


def _is_whole(process: Process, flow: Flow) -> bool:
    source, target = process.node(flow.source), process.node(flow.target)
    return source is not None and target is not None and source.scope == target.scope
