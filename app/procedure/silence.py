"""Where the passing of an element would tell who answered and who stayed silent (INV-10).

A step that one may decline ends in one of several ways: answered, refused, or overtaken by a moment or by who
closes the round. Whatever differs between those ways leaves no trace; what is the same in all of them does.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.domain.execution import Trace
from app.domain.words.steps import kind_of
from app.procedure.model import CONTAINERS, Element, Process


def traces_of(processes: Mapping[str, Process]) -> dict[str, Trace]:
    """Return the elements that leave less than a full trace."""
    found: dict[str, Trace] = {}
    for process in processes.values():
        found |= _Reading(process, processes).traces()
    for process in processes.values():
        for element in process.elements.values():
            if element.repetition and element.id in found:
                found |= dict.fromkeys(_inside(processes, element), "none")
    return found


@dataclass(frozen=True)
class _Reading:
    """One process among those that it may call."""

    process: Process
    processes: Mapping[str, Process]

    def traces(self) -> dict[str, Trace]:
        scopes = [self.process.id, *(e.id for e in self.process.elements.values() if e.type == "subProcess")]
        return {name: trace for scope in scopes for name, trace in self._scope(scope)}

    def _scope(self, scope: str) -> Iterator[tuple[str, Trace]]:
        inside = self.process.within(scope)
        if not any(self._asks(element) for element in inside):
            return
        cut = self._may_be_cut(scope)
        told = self._told(inside, cut=cut)
        for element in inside:
            if element.id not in told or self._on_asking(element):
                yield element.id, "none"
            elif self._asks(element):
                yield element.id, "none" if cut else self._trace_of_asking(element)

    def _trace_of_asking(self, asking: Element) -> Trace:
        """Return what an asking shows when every way out of it goes on: its end where there are several."""
        _, *instead = self._exits(asking)
        return "ended" if instead else "whole"

    def _asks(self, element: Element) -> bool:
        """Answer whether a step may be declined, here or anywhere inside."""
        if element.type in CONTAINERS:
            return any(self._is_asked(each) for each in _elements_inside(self.processes, element))
        return self._is_asked(element)

    @staticmethod
    def _is_asked(element: Element) -> bool:
        return not kind_of(element.livc.get("kind")).told

    def _on_asking(self, element: Element) -> bool:
        host = self.process.elements.get(element.attached_to or "")
        return host is not None and self._asks(host)

    def _may_be_cut(self, scope: str) -> bool:
        """Answer whether an embedded sub-process, or one around it, may end before what is asked in it."""
        here = self.process.elements.get(scope)
        if here is None:
            return False
        return self._ends_early(scope) or self._may_be_cut(here.scope)

    def _ends_early(self, scope: str) -> bool:
        if any(boundary.interrupting for boundary in self.process.boundaries(scope)):
            return True
        return any(element.event == "terminate" for element in self.process.within(scope))

    def _told(self, inside: Iterable[Element], *, cut: bool) -> set[str]:
        """Return what a token passes whichever way the askings in this scope end."""

        def onward(element: Element) -> Iterable[Element]:
            if not self._asks(element):
                return self._next(element)
            return () if cut else self._meetings(element)

        return _closure([e for e in inside if e.type == "startEvent"], onward)

    def _meetings(self, asking: Element) -> list[Element]:
        """Return the first elements that lie behind every way out of an asking."""
        exits = self._exits(asking)
        shared = set.intersection(*(_closure(each, self._next) for each in exits))
        first: set[str] = set()

        def until_shared(element: Element) -> Iterable[Element]:
            if element.id not in shared:
                return self._next(element)
            first.add(element.id)
            return ()

        _closure([element for each in exits for element in each], until_shared)
        return [self.process.elements[name] for name in first]

    def _exits(self, asking: Element) -> list[list[Element]]:
        """Return where its own flow leads, and that of each event that takes its place."""
        instead = [b for b in self.process.boundaries(asking.id) if b.interrupting]
        return [self._targets(each) for each in (asking, *instead)]

    def _next(self, element: Element) -> list[Element]:
        return [*self._targets(element), *self.process.boundaries(element.id)]

    def _targets(self, element: Element) -> list[Element]:
        targets = (self.process.elements.get(flow.target) for flow in self.process.outgoing(element.id))
        return [target for target in targets if target is not None]


def _closure(begin: Iterable[Element], onward: Callable[[Element], Iterable[Element]]) -> set[str]:
    todo = list(begin)
    seen = {element.id for element in todo}
    while todo:
        for element in onward(todo.pop()):
            if element.id not in seen:
                seen.add(element.id)
                todo.append(element)
    return seen


def _inside(processes: Mapping[str, Process], container: Element) -> set[str]:
    return {element.id for element in _elements_inside(processes, container)}


def _elements_inside(processes: Mapping[str, Process], container: Element) -> list[Element]:
    """Return all elements in a container, those of called processes included."""
    found: dict[str, Element] = {}
    todo = [container]
    while todo:
        outer = todo.pop()
        process = processes.get(outer.called or outer.process_id)
        for element in process.within(outer.called or outer.id) if process else ():
            if element.id not in found:
                found[element.id] = element
                todo.append(element)
    return list(found.values())
