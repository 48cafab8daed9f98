"""Places for all in which a token can stand, a scope at a time: a process, a sub-process, what is called."""

from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import Final

from app.procedure.sound.drawing import Node, Sheet
from app.procedure.sound.matching import Branches, branches_of

Called = Mapping[str, Sheet]
MOST_PLACES: Final = 20_000
MOST_DEEP: Final = 100
"""Of sub-processes and called processes in each other."""
_THROWN: Final = frozenset({"error", "escalation", "cancel"})


class TooLargeError(Exception):
    """There are more places, or more things in each other, than are looked at."""


@dataclass
class Places:
    """Gives each place its bit."""

    names: list[str] = field(default_factory=list)
    tokens: int = 0

    def take(self, name: str, *, token: bool) -> int:
        """Return the bit of a new place; `token` when what stands there must go before its scope can end."""
        if len(self.names) >= MOST_PLACES:
            raise TooLargeError
        bit = 1 << len(self.names)
        self.names.append(name)
        if token:
            self.tokens |= bit
        return bit


@dataclass(eq=False)
class Scope:
    """One process or sub-process, once for each place where it runs."""

    sheet: Sheet
    container: str
    parent: "Scope | None"
    holder: Node | None
    """The activity in the parent in which it runs; None for a process itself."""
    deep: int = 0
    flows: dict[str, int] = field(default_factory=dict)
    entries: dict[str, int] = field(default_factory=dict)
    """Node → the place of a token that comes by no flow: at a start, a link, an error that was caught."""
    active: dict[str, int] = field(default_factory=dict)
    armed: dict[str, int] = field(default_factory=dict)
    ended: dict[str, int] = field(default_factory=dict)
    gaps: dict[str, int] = field(default_factory=dict)
    """Gateway → the place where it stops for ever, as none of its conditions holds."""
    branches: dict[str, Branches] = field(default_factory=dict)
    """Inclusive gateway → its branches, of which each is taken or passed over by itself."""
    joining: set[str] = field(default_factory=set)
    """The inclusive gateways behind these, that wait for all."""
    maybe: dict[str, int] = field(default_factory=dict)
    """Flow out of such a gateway → the place that says that it may still be taken."""
    children: dict[str, "Scope"] = field(default_factory=dict)
    running: int = 0
    """Of a process: that it runs."""
    _kept: dict[tuple[str, str], int] = field(default_factory=dict)

    def kept(self, question: tuple[str, str], answer: Callable[[], int]) -> int:
        """Return the places that answer a question about a node, added up once: all is laid out by then."""
        if question not in self._kept:
            self._kept[question] = answer()
        return self._kept[question]

    @property
    def nodes(self) -> tuple[Node, ...]:
        """What stands in it and is done as drawn."""
        return tuple(node for node in self.sheet.within(self.container) if not node.compensates)

    @cached_property
    def inside(self) -> int:
        """The places of all tokens in it, however deep."""
        own = (*self.flows.values(), *self.entries.values(), *self.active.values(), *self.gaps.values())
        own += tuple(self.maybe.values())
        return sum(own) | joined(child.inside for child in self.children.values())

    @cached_property
    def memory(self) -> int:
        """What is remembered of one run of it, however deep: gone when it ends."""
        own = (*self.armed.values(), *self.ended.values())
        return sum(own) | joined(child.memory for child in self.children.values())

    @property
    def alive(self) -> int:
        """The place that says that it runs."""
        if self.parent is None or self.holder is None:
            return self.running
        return self.parent.active[self.holder.id]

    @property
    def begins_by_event(self) -> tuple[Node, ...]:
        """The parts of it that no flow leads to, and an event begins."""
        return tuple(node for node in self.nodes if node.by_event and node.id in self.children)

    @property
    def starts(self) -> tuple[Node, ...]:
        """The start events directly in it."""
        return tuple(node for node in self.nodes if node.type == "startEvent")

    @property
    def loose(self) -> tuple[Node, ...]:
        """What a scope without a start begins with: all that no flow leads to."""
        return tuple(node for node in self.nodes if _is_loose(self.sheet, node))

    def around(self) -> Iterator["Scope"]:
        """Yield it and every scope around it, the nearest first."""
        scope: Scope | None = self
        while scope is not None:
            yield scope
            scope = scope.parent

    def nodes_deep(self) -> Iterator[Node]:
        """Yield what stands in it, however deep."""
        yield from self.nodes
        for child in self.children.values():
            yield from child.nodes_deep()


def joined(masks: Iterator[int]) -> int:
    """Return all bits of several masks."""
    found = 0
    for mask in masks:
        found |= mask
    return found


def _is_loose(sheet: Sheet, node: Node) -> bool:
    if sheet.incoming(node.id) or node.by_event:
        return False
    return node.type not in {"startEvent", "boundaryEvent"} and not _catches_link(node)


def _catches_link(node: Node) -> bool:
    return node.event == "link" and node.type == "intermediateCatchEvent"


@dataclass
class Laying:
    """Lays out the scopes of a drawing; `unsure` gathers what nobody says how to do, `stops` may stop for ever."""

    called: Called
    stops: Set[str] = frozenset()
    apart: bool = False
    """Whether branches of a matched inclusive block are taken or passed over one by one."""
    places: Places = field(default_factory=Places)
    unsure: set[str] = field(default_factory=set)
    gaps: int = 0
    is_parted: bool = False

    def scope(self, sheet: Sheet, container: str, parent: Scope | None, holder: Node | None) -> Scope:
        """Return a scope with a place for all that is in it; raises `TooLargeError`."""
        scope = Scope(sheet, container, parent, holder, deep=parent.deep + 1 if parent else 0)
        if scope.deep > MOST_DEEP:
            raise TooLargeError
        if holder is None:
            scope.running = self.places.take(container, token=True)
        for node in scope.nodes:
            self._place(scope, node)
        self._match(scope)
        if not scope.starts:
            for node in scope.loose:
                self._enter(scope, node)
        return scope

    def _place(self, scope: Scope, node: Node) -> None:
        for flow in scope.sheet.outgoing(node.id):
            scope.flows[flow.id] = self.places.take(flow.id, token=True)
        self._remember(scope, node)
        if node.is_activity:
            self._place_activity(scope, node)
        if _comes_by_no_flow(node):
            self._enter(scope, node)
        if node.id in self.stops:
            scope.gaps[node.id] = self.places.take(node.id, token=True)
            self.gaps |= scope.gaps[node.id]
        if node.type == "complexGateway":
            self.unsure.add(node.id)

    def _match(self, scope: Scope) -> None:
        """Give a place to each branch that may be passed over."""
        for node in scope.nodes:
            matched = branches_of(scope.sheet, node) if self.apart else None
            if matched is not None:
                self.is_parted = True
                join, scope.branches[node.id] = matched
                scope.joining.add(join)
        for flow in chain.from_iterable(scope.branches.values()):
            scope.maybe[flow] = self.places.take(flow, token=True)

    def _remember(self, scope: Scope, node: Node) -> None:
        if node.type == "endEvent":
            scope.ended[node.id] = self.places.take(node.id, token=False)
        if _may_come_once(node):
            scope.armed[node.id] = self.places.take(node.id, token=False)

    def _enter(self, scope: Scope, node: Node) -> None:
        scope.entries[node.id] = self.places.take(node.id, token=True)

    def _place_activity(self, scope: Scope, node: Node) -> None:
        inside = self._inside(scope, node)
        if inside is not None or scope.sheet.boundaries(node.id):
            scope.active[node.id] = self.places.take(node.id, token=True)
        if inside is not None:
            scope.children[node.id] = self.scope(*inside, scope, node)

    def _inside(self, scope: Scope, node: Node) -> tuple[Sheet, str] | None:
        """Return what runs in an activity; None where that is not drawn, or nobody says in which order."""
        if node.type == "adHocSubProcess":
            self.unsure.add(node.id)
            return None
        if node.holds_nodes:
            return (scope.sheet, node.id) if scope.sheet.within(node.id) else None
        sheet = self.called.get(node.called)
        if sheet is None:
            return None
        if any(each.container == node.called for each in scope.around()):
            self.unsure.add(node.id)
            return None
        return sheet, node.called


def _comes_by_no_flow(node: Node) -> bool:
    if node.type == "boundaryEvent":
        return node.event in _THROWN
    if node.by_event:
        return True
    return node.type == "startEvent" or _catches_link(node)


def _may_come_once(node: Node) -> bool:
    """Answer whether it is an event beside what goes on: it is looked at once for each time that this runs."""
    return node.type in {"boundaryEvent", "startEvent"} and not node.interrupting


def matching(thrown: Node) -> Callable[[Node], bool]:
    """Return what answers whether an event catches what was thrown."""

    def catches(node: Node) -> bool:
        return node.event == thrown.event and node.word in {"", thrown.word}

    return catches
