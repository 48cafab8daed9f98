"""Looks at what can happen in one process with all that it calls, once for every rule."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import Final

from app.procedure.lawful.automata import Automaton
from app.procedure.lawful.drawn_model import DrawnModel
from app.procedure.lawful.exploring import Followed, Ground, Way, ends_wrong, follow
from app.procedure.lawful.knowing import Knowing
from app.procedure.lawful.occurring import Moves
from app.procedure.lawful.watching import Letters, Watched, Watching, visible
from app.procedure.sound.building import net_of
from app.procedure.sound.counting import OneEach, UpToThree
from app.procedure.sound.exploring import Budget, Graph, ending, explore
from app.procedure.sound.net import Net
from app.procedure.sound.proof import together
from app.procedure.sound.stubborn import Stubborn

_PLAIN: Final = 20_000
"""So many moves are looked at once for all rules, before each rule looks at fewer orders by itself."""
_COUNTED: Final = 20_000


class Surveyed:
    """One process by itself; raises `TooLargeError` where its net cannot be made."""

    def __init__(self, procedures: DrawnModel, process: str, budget: Budget) -> None:
        sheet = procedures.drawn_in[process]
        group = next(each for each in together(sheet) if process in each)
        net = net_of(sheet, group, procedures.drawn_in)
        skipped = frozenset(Moves(net).skipping(procedures.repeated))
        self.net: Net = replace(net, transitions=[each for each in net.transitions if each not in skipped])
        moves = Moves(self.net)
        self._knowing = Knowing(procedures.model, moves)
        self._watching = Watching(moves, self._knowing)
        self._budget = budget

    @cached_property
    def _plain(self) -> Graph[int]:
        return explore(self.net, OneEach(self.net), self._budget.at_most(_PLAIN))

    def follow(self, automaton: Automaton, watched: Sequence[Watched]) -> Followed | None:
        """Return what comes of following a rule on every way that values allow; None when that is not decided.

        Values are followed as they turn out to count: of a variable that contradicts a way on which the rule is
        broken, or that tells that on this way it is not.
        """
        variables: list[str] = []
        while True:
            found = self._followed(automaton, self._watching.letters(watched, variables), variables)
            more = None
            if found is not None and found.way is not None:
                more = self._counting(automaton, watched, variables, found.way)
            if more is None:
                return found
            variables.append(more)

    def _counting(
        self, automaton: Automaton, watched: Sequence[Watched], variables: list[str], way: Way
    ) -> str | None:
        """Return a variable that must be followed as well before a way is believed; None when it can be gone."""
        wrong = self._knowing.contradicted(way)
        if wrong is not None and wrong not in variables:
            return wrong
        for name in self._watching.counting(watched):
            followed = [*variables, name]
            letters = self._watching.letters(watched, followed)
            if name not in variables and not ends_wrong(automaton, letters, way, len(followed)):
                return name
        return None

    def _followed(self, automaton: Automaton, letters: Letters, variables: list[str]) -> Followed | None:
        live = [self._knowing.live(name) for name in variables]
        if self._plain.second is not None:
            return self._follow_counted(automaton, letters, live)
        if self._plain.whole:
            return follow(self._ground(self._plain), automaton, letters, live)
        return self._follow_fewer(automaton, letters, live)

    def _follow_fewer(self, automaton: Automaton, letters: Letters, live: list[int]) -> Followed | None:
        """Follow a rule along fewer orders: those of what it sees are all kept, as long as all can end."""
        select = Stubborn(self.net, visible(self.net, letters)).select
        ground = self._ground(explore(self.net, OneEach(self.net), self._budget, select=select))
        numbers = range(len(ground.graph.states))
        if not ground.graph.whole or len(ending(ground.graph, filter(ground.done, numbers))) < len(numbers):
            return None
        found = follow(ground, automaton, letters, live)
        if found.way is None:
            return found
        full = self._ground(explore(self.net, OneEach(self.net), self._budget))
        nearest = follow(full, automaton, letters, live)
        return found if nearest.way is None else nearest

    def _follow_counted(self, automaton: Automaton, letters: Letters, live: list[int]) -> Followed | None:
        """Follow a rule where a flow may carry more tokens than one."""
        rules = UpToThree(self.net)
        graph = explore(self.net, rules, self._budget.at_most(_COUNTED), counting=True)
        ground = Ground(
            graph,
            lambda at: self.net.is_done(graph.states[at][0]),
            lambda at: graph.states[at][0],
            graph.by.__getitem__,
        )
        found = follow(ground, automaton, letters, live)
        is_known = graph.whole and not graph.beyond
        return found if is_known or found.way is not None else None

    def _ground(self, graph: Graph[int]) -> Ground[int]:
        states = graph.states
        return Ground(
            graph,
            lambda at: self.net.is_done(states[at]),
            states.__getitem__,
            lambda at: self.net.enabled(states[at]),
        )
