"""A circle waits somewhere: for a person, a message or a moment that is still to come."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain
from typing import Final

from app.procedure.bundle import Model, once
from app.procedure.drawn import at
from app.procedure.durations import Duration
from app.procedure.expressions.nodes import Node, called
from app.procedure.findings import Finding, Run
from app.procedure.graph import circles
from app.procedure.model import Element, Process
from app.procedure.timers import TimerError, read_timer
from app.procedure.uses import SYSTEM, inside, reads, writes
from app.procedure.walk import STOPS

SOURCE: Final = "CONVENTIES.md, kringen"
_OVER: Final = (
    "De kring langs {stappen} wacht enkel op een moment dat na één ronde voorbij is, dus ze blijft rondgaan. "
    "Zet er een stap of een bericht in, of een termijn zoals P7D."
)
_IsOver = Callable[[Element], bool]
_WAITS: Final = STOPS - {"eventBasedGateway"}
"""Before events it is these that wait."""
_SENTENCE: Final = (
    "De kring langs {stappen} wacht nergens: niets verandert er terwijl ze rondgaat, dus ze blijft rondgaan. "
    "Zet er een stap, een bericht of een termijn in."
)


def check(model: Model) -> Iterator[Finding]:
    """Yield the circles that go round by themselves."""
    for process in model.processes.values():
        plain = list(_members(_leads(model, process, _never_over)))
        yield from (_told(_SENTENCE, _elements(process, circle)) for circle in plain)
        reported = frozenset(chain.from_iterable(plain))
        yield from (_told(_OVER, circle) for circle in _hurried(model, process, reported))


def _told(sentence: str, circle: Sequence[Element]) -> Finding:
    names = [each.name or each.id for each in circle]
    run = Run(tuple(each.id for each in circle))
    return at(circle[0].place, sentence, stappen=names, run=run)


def _hurried(model: Model, process: Process, reported: frozenset[str]) -> Iterator[list[Element]]:
    """Yield the circles that only wait for a moment that may be over, besides those that are reported."""
    found = _members(_leads(model, process, _may_be_over))
    for circle in filter(reported.isdisjoint, found):
        elements = _elements(process, circle)
        if not _moves_on(model, elements):
            yield elements


def _elements(process: Process, circle: Iterable[str]) -> list[Element]:
    return [process.elements[each] for each in circle]


def _leads(model: Model, process: Process, is_over: _IsOver) -> Mapping[str, list[str]]:
    """Return what can go on by itself, with what of that stands right behind it.

    What waits goes on by itself to a moment on its border that may have come before it began.
    """
    waiting = once(model, ("waiting", is_over), lambda: frozenset(_waiting(model, is_over)))
    leads: dict[str, list[str]] = {}
    for each in process.elements.values():
        if each.id not in waiting or any(map(is_over, process.boundaries(each.id))):
            leads[each.id] = []
    for name, others in leads.items():
        onward = list(filter(is_over, process.boundaries(name)))
        if name not in waiting:
            onward += process.behind(name)
        others.extend(sorted({other.id for other in onward} & leads.keys()))
    return leads


def _waiting(model: Model, is_over: _IsOver) -> Iterator[str]:
    """Yield what waits for what is still to come, and each part, process and call in which something does."""
    callers = _callers(model)
    todo = [each for each in model.elements.values() if each.type in _WAITS and not is_over(each)]
    seen: set[str] = set()
    while todo:
        here = todo.pop()
        process = model.processes[here.process_id]
        holders = [here.id, *(each.id for each in process.enclosing(here)), here.process_id]
        new = [each for each in holders if each not in seen]
        seen.update(new)
        yield from new
        if here.process_id in new:
            todo += callers.get(here.process_id, ())


def _callers(model: Model) -> Mapping[str, list[Element]]:
    found: defaultdict[str, list[Element]] = defaultdict(list)
    for each in model.elements.values():
        found[each.called or ""].append(each)
    return found


def _never_over(element: Element) -> bool:
    del element
    return False


def _may_be_over(element: Element) -> bool:
    """Answer whether an element waits for a moment that may be over when it begins: none at all, or a date."""
    if element.timer is None:
        return False
    try:
        read = read_timer(element.timer)
    except TimerError:
        return False
    if isinstance(read, Node):
        return element.timer.kind == "date" and "today" not in called(read)
    return isinstance(read, datetime) or read == Duration()


def _moves_on(model: Model, circle: Sequence[Element]) -> bool:
    """Answer whether a moment for which a circle waits is worked out again in it."""
    inner = list(chain.from_iterable(inside(model, each) for each in circle))
    awaited = frozenset(chain.from_iterable(reads(model, each) for each in inner if each.timer))
    written = chain.from_iterable(writes(model, each) for each in inner)
    return not awaited.isdisjoint(written) or _may_write(model, inner, awaited)


def _may_write(model: Model, elements: Iterable[Element], names: Iterable[str]) -> bool:
    """Answer whether one of some elements, or the system at any moment, may write one of these variables."""
    there = {each.id for each in elements} | {SYSTEM}
    declared = filter(None, map(model.variables.get, names))
    return not there.isdisjoint(chain.from_iterable(each.writers for each in declared))


def _members(leads: Mapping[str, list[str]]) -> Iterator[list[str]]:
    """Yield what stands together in each circle."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name, circle in circles(leads).items():
        found[circle].append(name)
    for names in found.values():
        if len(names) > 1 or names[0] in leads[names[0]]:
            yield sorted(names)
