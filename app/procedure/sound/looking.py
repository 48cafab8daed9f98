"""Looks at as much of a net as is needed to answer, within a budget."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final, Generic

from app.procedure.sound.counting import Counted, OneEach, ThreeOrMore, UpToThree
from app.procedure.sound.exploring import Budget, Graph, Rules, S, ending, explore
from app.procedure.sound.net import Net
from app.procedure.sound.stubborn import Stubborn

_PLAIN: Final = 200
"""So many moves, and four a transition, are looked at before fewer orders are: most procedures need no more."""
_COUNTED: Final = 20_000
"""So many moves are looked at where tokens on one flow are counted."""


@dataclass(frozen=True)
class Looked(Generic[S]):
    """What was looked at of a net."""

    net: Net
    graph: Graph[S]
    rules: Rules[S]
    every: bool
    """Whether all that can ever happen happens somewhere in it."""

    @cached_property
    def done(self) -> set[int]:
        """The states in which everything that began has ended."""
        states = enumerate(self.graph.states)
        return {at for at, state in states if self.net.is_done(self.rules.marked(state))}

    @cached_property
    def stuck(self) -> list[int]:
        """The states in which nothing more can happen though not all has ended, the nearest first."""
        over = self.done | self.graph.beyond
        return [at for at, following in enumerate(self.graph.edges) if not following and at not in over]

    @cached_property
    def lost(self) -> list[int]:
        """The states from which not all that began can end, the nearest first; what is beyond may end."""
        good = ending(self.graph, self.done | self.graph.beyond)
        return [at for at in range(len(self.graph.states)) if at not in good]


def look(net: Net, budget: Budget) -> Looked[int]:
    """Look at every state when they are few, else at fewer orders; at all again where something is wrong."""
    plain = explore(net, OneEach(net), budget.at_most(_PLAIN + 4 * len(net.transitions)))
    if plain.is_telling:
        return Looked(net, plain, OneEach(net), every=plain.whole)
    fewer = explore(net, OneEach(net), budget, select=Stubborn(net).select)
    seen = Looked(net, fewer, OneEach(net), every=True)
    decided = fewer.whole and not seen.lost
    if decided and not fewer.again:
        return seen
    full = explore(net, OneEach(net), budget)
    if full.is_telling:
        return Looked(net, full, OneEach(net), every=full.whole)
    if decided:
        return seen
    return Looked(net, fewer if fewer.is_telling else full, OneEach(net), every=False)


def look_counting(net: Net, budget: Budget) -> Looked[Counted]:
    """Look at what can happen when a flow may carry more tokens than one."""
    graph = explore(net, UpToThree(net), budget.at_most(_COUNTED), counting=True)
    return Looked(net, graph, UpToThree(net), every=graph.whole and not graph.beyond)


def never_ending(net: Net, budget: Budget) -> frozenset[Counted]:
    """Return states from which nothing can end, however many tokens there are; none when that is not decided."""
    graph = explore(net, ThreeOrMore(net), budget.at_most(_COUNTED), counting=True)
    if not graph.whole:
        return frozenset()
    lost = Looked(net, graph, ThreeOrMore(net), every=False).lost
    return frozenset(graph.states[at] for at in lost)
