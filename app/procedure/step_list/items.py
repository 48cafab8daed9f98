"""A procedure as a list of steps: what is numbered, what each number stands for, and where each way leads."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from app.domain.explanation import Outcome
from app.procedure.model import Element, Flow

Number = tuple[int, ...]
"""(3, 2) is the second step inside step 3."""


def written(number: Number) -> str:
    """Return "3.2"."""
    return str.join(".", map(str, number))


@dataclass(frozen=True)
class Way:
    """A way out of a step."""

    flows: tuple[Flow, ...]
    """The arrows that it follows; the first bears the words."""
    to: Number | None
    """None for an arrow that ends nowhere."""
    event: Element | None = None
    """What is awaited on the way, at a gateway that waits for the first of several things."""
    outcomes: tuple[Outcome, ...] = ()
    """The answers that take this way, where it follows an answer."""
    otherwise: bool = False
    """Whether it is taken when no other is."""

    def drawn(self) -> Iterator[str]:
        """Yield the ids of the arrows and the event that it stands for."""
        yield from (flow.id for flow in self.flows)
        if self.event:
            yield self.event.id


@dataclass(frozen=True)
class Edge:
    """What may happen while a step is open, drawn on its edge."""

    event: Element
    ways: tuple[Way, ...]


@dataclass(frozen=True)
class ListedStep:
    """One step, wait, choice, part or end, and the choice that follows right behind it."""

    number: Number
    element: Element
    ways: tuple[Way, ...]
    gateway: Element | None = None
    through: tuple[Flow, ...] = ()
    """The arrow to that choice."""
    edges: tuple[Edge, ...] = ()
    inside: "Listing | None" = None
    """The steps of an embedded sub-process."""
    answers: tuple[Outcome, ...] = ()
    """The answers that may be given, where one way follows them all."""
    arrows_in: int = 1
    reached: bool = True
    """Whether any arrow leads here."""

    def drawn(self) -> Iterator[str]:
        """Yield the ids of all shapes and arrows that it stands for, those inside it left out."""
        yield self.element.id
        if self.gateway:
            yield self.gateway.id
        yield from (flow.id for flow in self.through)
        yield from _drawn(self.ways)
        for edge in self.edges:
            yield edge.event.id
            yield from _drawn(edge.ways)


@dataclass(frozen=True)
class Begin:
    """Where a list begins."""

    event: Element
    ways: tuple[Way, ...]

    def drawn(self) -> Iterator[str]:
        """Yield the ids of the shape and the arrows that it stands for."""
        yield self.event.id
        yield from _drawn(self.ways)


@dataclass(frozen=True)
class Listing:
    """The steps of a process or an embedded sub-process, in reading order."""

    begins: tuple[Begin, ...]
    items: tuple[ListedStep, ...] = field(default=())

    def every(self) -> Iterator[ListedStep]:
        """Yield all items, those inside parts after the part."""
        for item in self.items:
            yield item
            if item.inside:
                yield from item.inside.every()

    def drawn(self) -> Iterator[str]:
        """Yield the ids of all shapes and arrows that the list stands for, each as often as it is told."""
        for begin in self.begins:
            yield from begin.drawn()
        for item in self.items:
            yield from item.drawn()
            if item.inside:
                yield from item.inside.drawn()


def _drawn(ways: tuple[Way, ...]) -> Iterator[str]:
    return chain.from_iterable(way.drawn() for way in ways)
