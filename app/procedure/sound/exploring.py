"""Looks at the states that a net can come to, the nearest first: every run that is shown is a shortest one."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, Generic, Protocol, TypeVar

from app.procedure.sound.net import Net, Transition

S = TypeVar("S", bound=Hashable)
SECOND: Final = 1
"""A flow gets a second token."""
AGAIN: Final = 2
"""An end is reached again in one run of its scope."""
BEYOND: Final = 4
"""There are more tokens on a flow than are counted: nothing is known of what follows."""


class Rules(Protocol[S]):
    """How tokens are counted."""

    def begin(self) -> S:
        """Return the state to begin with."""
        ...

    def marked(self, state: S) -> int:
        """Return the places that hold a token."""
        ...

    def fire(self, state: S, by: Transition) -> Iterable[tuple[S, int]]:
        """Return what a transition can lead to, each with what is to be told of it."""
        ...


def _never() -> bool:
    return False


@dataclass(frozen=True)
class Budget:
    """How much may be looked at."""

    moves: int
    over: Callable[[], bool] = _never
    """Whether the time is over; asked in every state."""

    def is_spent(self, moves: int) -> bool:
        """Answer whether to stop."""
        return moves >= self.moves or self.over()

    def at_most(self, moves: int) -> "Budget":
        """Return the same budget for fewer moves."""
        return Budget(min(moves, self.moves), self.over)


@dataclass
class Graph(Generic[S]):
    """The states that were seen, in the order in which they were, and how each was come to first."""

    states: list[S]
    index: dict[S, int]
    parents: list[tuple[int, Transition | None]]
    edges: list[list[int]] = field(default_factory=list)
    by: list[list[Transition]] = field(default_factory=list)
    """What leads along each of the edges."""
    entered: dict[str, int] = field(default_factory=dict)
    """Element → the first state in which it was entered."""
    beyond: set[int] = field(default_factory=set)
    """The states of which not all that follows is known."""
    second: tuple[int, Transition] | None = None
    """Where a flow first got a second token."""
    again: list[tuple[int, Transition, int]] = field(default_factory=list)
    """Where an end was reached again in one run of its scope, and what that led to."""
    whole: bool = False
    """Whether nothing was left to look at."""

    @property
    def is_telling(self) -> bool:
        """Whether it is of use: nothing was left to look at, or a second token was seen."""
        return self.whole or self.second is not None

    def add(self, state: S, parent: int, by: Transition) -> int:
        """Return the number of a state, new or not."""
        number = self.index.get(state)
        if number is None:
            number = self.index[state] = len(self.states)
            self.states.append(state)
            self.parents.append((parent, by))
        return number

    def states_to(self, number: int) -> list[int]:
        """Return the states on a shortest way to one, itself included."""
        states = [number]
        while self.parents[states[-1]][1] is not None:
            states.append(self.parents[states[-1]][0])
        return states[::-1]

    def way_to(self, number: int) -> list[Transition]:
        """Return what happened from the beginning to a state."""
        return [by for by in (self.parents[at][1] for at in self.states_to(number)) if by is not None]

    def follow(self, number: int, by: Transition, state: S, told: int) -> None:
        """Keep one thing that can happen in a state, and where it leads."""
        if by.enters:
            self.entered.setdefault(by.element, number)
        if told & SECOND and self.second is None:
            self.second = (number, by)
        if told & BEYOND:
            self.beyond.add(number)
            return
        other = self.add(state, number, by)
        self.edges[number].append(other)
        self.by[number].append(by)
        if told & AGAIN:
            self.again.append((number, by, other))


Select = Callable[[int, Sequence[Transition]], Iterable[Transition]]


def explore(
    net: Net, rules: Rules[S], budget: Budget, *, select: Select | None = None, counting: bool = False
) -> Graph[S]:
    """Return all states, or those that `select` leads to, until the budget is spent.

    It stops at a second token, unless `counting`: then tokens on one flow are told apart.
    """
    first = rules.begin()
    graph = Graph([first], {first: 0}, [(-1, None)])
    moves = 0
    for number, state in enumerate(graph.states):
        if budget.is_spent(moves) or (graph.second is not None and not counting):
            return graph
        marked = rules.marked(state)
        chosen: Iterable[Transition] = net.enabled(marked)
        if select is not None:
            chosen = select(marked, tuple(chosen))
        graph.edges.append([])
        graph.by.append([])
        for by in chosen:
            for after, told in rules.fire(state, by):
                graph.follow(number, by, after, told)
                moves += 1
    graph.whole = True
    return graph


def ending(graph: Graph[S], good: Iterable[int]) -> set[int]:
    """Return the states from which one of those that are good can still be reached."""
    before: list[list[int]] = [[] for _ in graph.states]
    for number, following in enumerate(graph.edges):
        for other in following:
            before[other].append(number)
    found = set(good)
    todo = list(found)
    while todo:
        for number in before[todo.pop()]:
            if number not in found:
                found.add(number)
                todo.append(number)
    return found
