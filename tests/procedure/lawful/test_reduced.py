"""A rule followed along fewer orders answers as along all: on drawings and with rules made at random.

Some rules hold a clock, some look at values; gateways choose by what steps wrote.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from random import Random

import pytest

from app.procedure.bundle import read_model
from app.procedure.lawful.automata import AUTOMATA, OTHERS, Automaton
from app.procedure.lawful.exploring import Followed, Ground, follow
from app.procedure.lawful.knowing import Knowing
from app.procedure.lawful.occurring import Moves
from app.procedure.lawful.selecting import Picked, ToldValue
from app.procedure.lawful.watching import Letters, Watched, Watching, visible
from app.procedure.sound import Budget, Sheet, draw
from app.procedure.sound.building import net_of
from app.procedure.sound.counting import OneEach
from app.procedure.sound.exploring import Graph, ending, explore
from app.procedure.sound.net import Net, Transition
from app.procedure.sound.stubborn import Stubborn
from tests.procedure.lawful.valued import VALUES, made

SEEDS = 20_000 if os.environ.get("CASUSPAD_LONG") == "1" else 1_000
SHARE = 250
MOST = 20_000
CLOCK = "timer_armed_until"
PATTERNS = sorted(AUTOMATA)
CLOCKS = frozenset({"boundaryEvent"})


@dataclass(frozen=True)
class Made:
    """A drawing of a seed with its values, and a rule made at random."""

    seed: int
    pattern: str = ""
    """The pattern of the rule; "" for any."""

    @cached_property
    def random(self) -> Random:
        return Random(self.seed)

    @cached_property
    def sheet(self) -> Sheet:
        return draw("p/p.bpmn", self.files["p/p.bpmn"])

    @cached_property
    def files(self) -> dict[str, bytes]:
        return made(self.seed)

    @cached_property
    def net(self) -> Net:
        return net_of(self.sheet, self.sheet.processes, {})

    @cached_property
    def knowing(self) -> Knowing:
        return Knowing(read_model(self.files)[0], Moves(self.net))

    @cached_property
    def variables(self) -> list[str]:
        return [name for name in VALUES if self.knowing.is_steady(name) and self.random.random() < 0.7]

    @cached_property
    def automaton(self) -> Automaton:
        clocks = any(each.type in CLOCKS for each in self.sheet.nodes.values())
        if clocks and self.random.random() < 0.4:
            return AUTOMATA[CLOCK]
        return AUTOMATA[self.pattern or self.random.choice(PATTERNS)]

    @cached_property
    def watched(self) -> list[Watched]:
        """The operands of the rule: some steps of the drawing, or what an arrow tells of a value."""
        chosen = {OTHERS: self._others, **{key: self._chosen(key) for key in "abc"}}
        return [Watched(bit, key, chosen[key], sight) for bit, key, sight in self.automaton.watches]

    def letters(self, variables: Sequence[str]) -> Letters:
        return Watching(Moves(self.net), self.knowing).letters(self.watched, variables)

    @cached_property
    def seen(self) -> Letters:
        """What the rule sees of each move, and what that tells of the variables that are followed."""
        return self.letters(self.variables)

    @cached_property
    def _others(self) -> Picked:
        return Picked(frozenset(each.id for each in self.sheet.nodes.values() if each.type == "userTask"))

    def _chosen(self, key: str) -> Picked:
        among = sorted(self.sheet.nodes)
        if key == "a" and self.automaton is AUTOMATA[CLOCK]:
            among = [each for each in among if self.sheet.nodes[each].type in CLOCKS] or among
        steps = self.random.sample(among, min(len(among), self.random.randint(1, 2)))
        if key != "a" and self.random.random() < 0.3:
            return Picked(told=(ToldValue("k", frozenset({self.random.choice("abc")})),))
        return Picked(frozenset(steps))

    def follow(self, graph: Graph[int], variables: Sequence[str]) -> Followed:
        live = [self.knowing.live(name) for name in variables]
        return follow(self.ground(graph), self.automaton, self.letters(variables), live)

    def ground(self, graph: Graph[int]) -> Ground[int]:
        net, states = self.net, graph.states
        return Ground(graph, lambda at: net.is_done(states[at]), states.__getitem__, self.able(graph))

    def able(self, graph: Graph[int]) -> Callable[[int], Iterable[Transition]]:
        return lambda at: self.net.enabled(graph.states[at])


@pytest.mark.parametrize("first", range(0, SEEDS, SHARE))
def test_fewer_orders_answer_the_same(first: int) -> None:
    seen = sum((_looked(Made(seed)) for seed in range(first, first + SHARE)), Counter[str]())
    assert seen["looked"] > SHARE * 0.3, seen
    assert SHARE * 0.1 < seen["broken"] < seen["looked"], seen
    assert seen["clocks"] > SHARE / 20, seen
    assert seen["clocks broken"] > SHARE / 100, seen
    assert seen["valued"] > SHARE / 4, seen


@pytest.mark.parametrize("seed", [33, 4814])
def test_what_starts_a_clock_keeps_its_place_among_what_the_rule_sees(seed: int) -> None:
    """Along fewer orders, a step was done before the clock ran on these; on all orders also after."""
    assert _looked(Made(seed, CLOCK))["clocks"]


def test_among_these_are_drawings_in_which_the_values_make_the_difference() -> None:
    assert sum(_looked(Made(seed))["values count"] for seed in range(250)) > 0


def _looked(made: Made) -> Counter[str]:
    full = explore(made.net, OneEach(made.net), Budget(MOST))
    if not full.whole:
        return Counter()
    select = Stubborn(made.net, visible(made.net, made.seen)).select
    fewer = explore(made.net, OneEach(made.net), Budget(MOST), select=select)
    if not fewer.whole or not can_all_end(made.net, fewer):
        return Counter()
    every, some = (made.follow(graph, made.variables) for graph in (full, fewer))
    is_broken, is_clock = compare(made.seed, every, some), made.automaton is AUTOMATA[CLOCK]
    without = made.follow(full, ())
    return Counter(
        looked=1,
        broken=is_broken,
        clocks=is_clock,
        valued=bool(made.variables),
        **{
            "clocks broken": is_clock and is_broken,
            "values count": (without.way is None) is not (every.way is None),
        },
    )


def can_all_end(net: Net, graph: Graph[int]) -> bool:
    done = [at for at, state in enumerate(graph.states) if net.is_done(state)]
    return len(ending(graph, done)) == len(graph.states)


def compare(seed: int, every: Followed, some: Followed) -> bool:
    """Compare what comes of following a rule; the way along all orders is never longer."""
    assert (every.way is None) == (some.way is None), seed
    if every.way is None or some.way is None:
        assert every.happened == some.happened, seed
        return False
    assert len(every.way) <= len(some.way), seed
    return True
