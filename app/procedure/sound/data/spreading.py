"""How far something in some drawings reaches: all that is inside it, and all that comes after it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from app.procedure.sound.drawing import Node, Sheet, is_link_to


@dataclass(frozen=True)
class Together:
    """A drawing with all that it calls, however far; each id stands in it once."""

    sheets: Sequence[Sheet]

    @cached_property
    def nodes(self) -> Mapping[str, Node]:
        """Every node, by id."""
        found: dict[str, Node] = {}
        for sheet in self.sheets:
            found |= sheet.nodes
        return found

    @cached_property
    def sheet_of(self) -> Mapping[str, Sheet]:
        """Node → the drawing that holds it."""
        return {node: sheet for sheet in self.sheets for node in sheet.nodes}

    @cached_property
    def within(self) -> Mapping[str, Sequence[str]]:
        """Sub-process or process → the nodes directly in it."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for node in self.nodes.values():
            found[node.scope].append(node.id)
        return found

    @cached_property
    def holders(self) -> Mapping[str, Sequence[str]]:
        """Process → the steps that call it."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for node in self.nodes.values():
            found[node.called].append(node.id)
        return found

    def inside(self, node: str) -> Iterable[str]:
        """Return what runs directly in a node: drawn in it, or called."""
        return (*self.within.get(node, ()), *self.within.get(self.nodes[node].called, ()))

    def after(self, node: str) -> Iterator[str]:
        """Yield what comes straight after a node, or runs in it, or stands on its border."""
        sheet, here = self.sheet_of[node], self.nodes[node]
        yield from (flow.target for flow in sheet.outgoing(node))
        yield from (event.id for event in sheet.boundaries(node))
        yield from self.inside(node)
        if here.event != "link":
            return
        for each in sheet.within(here.scope):
            if is_link_to(here, each):
                yield each.id

    def later(self, node: str) -> Iterator[str]:
        """Yield what may happen next when something is at a node, also round it, or when what holds it ends."""
        sheet = self.sheet_of[node]
        yield from (flow.target for flow in sheet.outgoing(node))
        yield from (event.id for event in sheet.boundaries(node))
        yield from filter(self._begins, self.inside(node))
        yield from self._beside(self.nodes[node].scope)
        if not sheet.outgoing(node):
            for holder in self.holding(self.nodes[node].scope):
                yield from (flow.target for flow in self.sheet_of[holder].outgoing(holder))
                if not self.sheet_of[holder].outgoing(holder):
                    yield holder

    def goes_beside(self, node: str) -> bool:
        """Answer whether what begins at a node goes beside what runs, and leaves that where it is."""
        inside = self.within.get(node, ()) if self.nodes[node].by_event else ()
        return any(is_beside(self.nodes[each]) for each in (node, *inside))

    def holding(self, scope: str) -> list[str]:
        """Return what runs a scope: the sub-process that it is, or the steps that call it."""
        return [scope] if scope in self.nodes else list(self.holders.get(scope, ()))

    def _begins(self, node: str) -> bool:
        return not self.sheet_of[node].incoming(node) and self.nodes[node].type != "boundaryEvent"

    def _beside(self, scope: str) -> Iterator[str]:
        """Yield what may happen while a scope runs: on its border, or in a part of it that an event begins."""
        for node in self.within.get(scope, ()):
            if self.nodes[node].by_event:
                yield node
        for holder in self.holding(scope):
            borders = self.sheet_of[holder].boundaries(holder)
            for event in borders:
                yield event.id

    def spread(self, first: Iterable[str], to: Callable[[str], Iterable[str]]) -> set[str]:
        """Return all that is come to from some nodes, these included."""
        found = set(first)
        todo = list(found)
        while todo:
            new = set(to(todo.pop())) - found
            found |= new
            todo += new
        return found


def is_beside(node: Node) -> bool:
    """Answer whether it is an event that leaves what runs where it is."""
    return node.type in {"boundaryEvent", "startEvent"} and not node.interrupting


def together(sheet: Sheet, called: Mapping[str, Sheet]) -> Together | None:
    """Return a drawing with all that it calls; None when something of that is not here, or an id stands twice."""
    sheets = [sheet]
    for each in sheets:
        for name in _called_in(each):
            if name not in called:
                return None
            if called[name] not in sheets:
                sheets.append(called[name])
    whole = Together(sheets)
    drawn = sum(len(each.nodes) for each in sheets)
    if len(whole.nodes) < drawn:
        return None
    return whole


def _called_in(sheet: Sheet) -> set[str]:
    return {node.called for node in sheet.nodes.values() if node.type == "callActivity"}
