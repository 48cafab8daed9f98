"""What lies before and behind an element of a drawing, within its scope and beyond."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from app.procedure.bundle import Model
from app.procedure.migration.comparing import WAITING, Comparison, is_join
from app.procedure.model import Element, Flow, Process

_MOST_TARGETS = 6
_NEAR = 3


def behind(process: Process, starts: Iterable[str], *, not_past: frozenset[str] = frozenset()) -> list[str]:
    """Return the ids of the starts and of what follows along flows and boundary events, nearest first."""
    return _walk(starts, lambda at: _next_of(process, at), not_past)


def before(process: Process, starts: Iterable[str]) -> list[str]:
    """Return the ids of what can lead to these elements, the starts included, nearest first."""
    return _walk(starts, lambda at: _previous_of(process, at), frozenset())


def _walk(starts: Iterable[str], step: Callable[[str], Iterable[str]], not_past: frozenset[str]) -> list[str]:
    found = dict.fromkeys(starts)
    todo = list(found)
    while todo:
        at = todo.pop(0)
        for other in step(at) if at not in not_past else ():
            if other not in found:
                found[other] = None
                todo.append(other)
    return list(found)


def _next_of(process: Process, at: str) -> Iterator[str]:
    yield from (flow.target for flow in process.outgoing(at))
    yield from (boundary.id for boundary in process.boundaries(at))


def _previous_of(process: Process, at: str) -> Iterator[str]:
    yield from (flow.source for flow in process.incoming(at))
    element = process.elements.get(at)
    if element is not None and element.attached_to:
        yield element.attached_to


def targets(comparison: Comparison, lost: Element, scope: str) -> list[Element]:
    """Return where a casus could go on when the step it waits at is gone: what lies nearest first.

    Only places in the same scope where something waits, and never an event behind a gateway that awaits it.
    """
    process = comparison.new.processes[lost.process_id]
    places = [process.elements[at] for at in _by_nearness(comparison, process, lost)]
    able = [e for e in places if e.scope == scope and _can_wait(process, e, lost)]
    return able[:_MOST_TARGETS]


def _by_nearness(comparison: Comparison, process: Process, lost: Element) -> list[str]:
    """Return all ids: the step itself, what seems to take its place, what came after it, all else."""
    old = comparison.process_before(lost)
    known_before = _known(process, before(old, [lost.id])[1:])
    known_behind = _known(process, behind(old, [lost.id])[1:])
    near = behind(process, known_before[:_NEAR])
    following = behind(process, known_behind)
    added = {element.id for element in comparison.added}
    in_its_place = [at for at in near if at in added]
    came_after = [at for at in (*near, *following) if at in following]
    itself = _known(process, [lost.id])
    return list(dict.fromkeys((*itself, *in_its_place, *came_after, *near, *process.elements)))


def _known(process: Process, ids: Iterable[str]) -> list[str]:
    return [at for at in ids if at in process.elements]


def _can_wait(process: Process, element: Element, lost: Element) -> bool:
    able = element.type in WAITING or (element.id == lost.id and not is_join(element))
    return able and awaiting(process, element) is None


def awaiting(process: Process, event: Element) -> Element | None:
    """Return the event-based gateway behind which an event stands."""
    sources = (process.elements[f.source] for f in process.incoming(event.id) if f.source in process.elements)
    return next((source for source in sources if source.type == "eventBasedGateway"), None)


def meeting(process: Process, starts: Sequence[str]) -> str | None:
    """Return the nearest element that every way along flows passes, None when they never meet."""
    roads = [_along_flows(process, [start]) for start in starts]
    if not roads:
        return None
    nearest, *others = roads
    common = set(nearest).intersection(*others)
    for at in nearest:
        if at in common and _all_pass(process, starts, at):
            return at
    return None


def _along_flows(process: Process, starts: Iterable[str], not_past: str = "") -> list[str]:
    return _walk(starts, lambda at: (flow.target for flow in process.outgoing(at)), frozenset({not_past}))


def _all_pass(process: Process, starts: Iterable[str], through: str) -> bool:
    seen = _along_flows(process, starts, through)
    return all(at == through or process.elements[at].type != "endEvent" for at in seen)


def still_to_come(model: Model, places: Iterable[Element]) -> frozenset[str]:
    """Return the ids of all that can still happen once tokens leave these places."""
    found: set[str] = set()
    todo = [following for place in places for following in _following(model, place)]
    while todo:
        element = todo.pop()
        if element.id not in found:
            found.add(element.id)
            todo += [*_following(model, element), *_inside(model, element)]
    return frozenset(found)


def _following(model: Model, element: Element) -> list[Element]:
    process = model.processes[element.process_id]
    return [process.elements[at] for at in _next_of(process, element.id) if at in process.elements]


def _inside(model: Model, element: Element) -> list[Element]:
    process = model.processes.get(element.called or element.process_id)
    scope = element.called or (element.id if element.type == "subProcess" else "")
    return [e for e in process.within(scope) if e.type == "startEvent"] if process and scope else []


def branches_gained(comparison: Comparison, split: Element) -> tuple[Flow, ...]:
    """Return the flows out of a gateway that begin a branch which was not there before.

    A flow that leads, through steps put in between, to where a removed flow led is the old branch.
    """
    process, known = (
        comparison.process_after(split),
        list(comparison.process_before(split).outgoing(split.id)),
    )
    fresh = list(process.outgoing(split.id))
    same: tuple[Callable[[Flow, Flow], bool], ...] = (
        lambda old, new: old.target == new.target,
        lambda old, new: old.id == new.id,
        lambda old, new: old.target in behind(process, [new.target]),
    )
    for is_same in same:
        for flow in list(fresh):
            old = next((each for each in known if is_same(each, flow)), None)
            if old is not None:
                known.remove(old)
                fresh.remove(flow)
    return tuple(fresh)
