"""Two versions of a procedure side by side: an element is the same when its id in its process is."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from app.procedure.bundle import Model
from app.procedure.model import CATCHING, Element, Flow, Process
from app.procedure.variables import Variable

HELD_BY_PEOPLE: Final = frozenset({"userTask", "manualTask"})
_JOINS: Final = frozenset({"parallelGateway", "inclusiveGateway"})
_ALIKE: Final = (HELD_BY_PEOPLE, _JOINS, CATCHING)
WAITING: Final = HELD_BY_PEOPLE | CATCHING | {"subProcess", "callActivity", "eventBasedGateway"}
"""Where a token can stand between two steps of people or the clock."""


@dataclass(frozen=True)
class Comparison:
    """The old and the new model of one process and all it calls."""

    old: Model
    new: Model

    def before(self, element_id: str) -> Element:
        """Return an element of the old version."""
        return self.old.elements[element_id]

    def find_after(self, element_id: str) -> Element | None:
        """Return what became of an old element: the one with its id in the same process."""
        found = self.new.elements.get(element_id)
        return found if found and found.process_id == self.before(element_id).process_id else None

    def find_same(self, element_id: str) -> Element | None:
        """Return what became of an old element as long as a token can go on waiting on it."""
        after = self.find_after(element_id)
        return after if after and is_alike(self.before(element_id), after) else None

    @cached_property
    def added(self) -> tuple[Element, ...]:
        """The elements that are new in a process that was there already."""
        return tuple(
            element
            for process in self.new.processes.values()
            if process.id in self.old.processes
            for element in process.elements.values()
            if element.id not in self.old.processes[process.id].elements
        )

    @cached_property
    def variables(self) -> tuple[tuple[Variable, Variable | None], ...]:
        """The variables that do not accept any more what they accepted: old, and new or None."""
        pairs = ((variable, self.new.variables.get(name)) for name, variable in self.old.variables.items())
        return tuple((old, new) for old, new in pairs if _is_narrower(old, new))

    def process_before(self, element: Element) -> Process:
        """Return the old process of an element of either version."""
        return self.old.processes[element.process_id]

    def process_after(self, element: Element) -> Process:
        """Return the new process of an element of either version."""
        return self.new.processes[element.process_id]

    def flows_gained(self, gateway: Element) -> tuple[Flow, ...]:
        """Return the flows into a gateway that were not there before."""
        known = {flow.id for flow in self.process_before(gateway).incoming(gateway.id)}
        return tuple(f for f in self.process_after(gateway).incoming(gateway.id) if f.id not in known)


def is_alike(old: Element, new: Element) -> bool:
    """Answer whether a token that waits on one can wait on the other."""
    return old.type == new.type or any({old.type, new.type} <= kinds for kinds in _ALIKE)


def is_join(element: Element) -> bool:
    """Answer whether tokens wait for each other at such an element."""
    return element.type in _JOINS


def named(element: Element) -> str:
    """Return an element as people know it."""
    return f"“{(element.name or element.id).replace(' (N)', '')}”"


def _is_narrower(old: Variable, new: Variable | None) -> bool:
    if new is None or (old.type, old.per) != (new.type, new.per):
        return True
    return old.type == "enum" and not set(old.values) <= set(new.values)
