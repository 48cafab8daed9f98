"""A rule followed along fewer orders answers as along all: on drawings and with rules made at random."""

import os
from random import Random

import pytest

from app.procedure.lawful.automata import AUTOMATA, CountsWhen
from app.procedure.lawful.exploring import Followed, Ground, follow
from app.procedure.lawful.knowing import Knowing
from app.procedure.lawful.occurring import Moves
from app.procedure.lawful.selecting import Picked
from app.procedure.lawful.watching import Letters, Watched, Watching
from app.procedure.sound import Budget, Sheet
from app.procedure.sound.building import net_of
from app.procedure.sound.counting import OneEach
from app.procedure.sound.exploring import Graph, ending, explore
from app.procedure.sound.net import Net
from app.procedure.sound.stubborn import Stubborn
from tests.procedure.lawful.drawings import EMPTY
from tests.procedure.sound.drawn import Maker

SEEDS = 20_000 if os.environ.get("CASUSPAD_LONG") == "1" else 1_000
SHARE = 250
MOST = 20_000
PATTERNS = sorted(set(AUTOMATA) - {"timer_armed_until"})


def ground(net: Net, graph: Graph[int]) -> Ground[int]:
    return Ground(graph, lambda at: net.is_done(graph.states[at]), graph.states.__getitem__)


def letters(net: Net, sheet: Sheet, pattern: str, random: Random) -> Letters:
    """Return what a rule sees that speaks of some steps of a drawing."""
    moves = Moves(net)
    steps = sorted(sheet.nodes)
    chosen = {key: frozenset(random.sample(steps, min(len(steps), random.randint(1, 2)))) for key in "abc"}
    watches = AUTOMATA[pattern].watches
    assert all(moment is not CountsWhen.OPEN for _, _, moment in watches)
    watched = [Watched(bit, key, Picked(chosen[key]), moment) for bit, key, moment in watches]
    return Watching(moves, Knowing(EMPTY, moves)).letters(watched, ())


@pytest.mark.parametrize("first", range(0, SEEDS, SHARE))
def test_fewer_orders_answer_the_same(first: int) -> None:
    looked, broken = 0, 0
    for seed in range(first, first + SHARE):
        sheet, random = Maker(seed).drawing(), Random(seed)
        net = net_of(sheet, sheet.processes, {})
        full = explore(net, OneEach(net), Budget(MOST))
        pattern = random.choice(PATTERNS)
        seen = letters(net, sheet, pattern, random)
        fewer = explore(net, OneEach(net), Budget(MOST), select=Stubborn(net, frozenset(seen)).select)
        if full.whole and fewer.whole and can_all_end(net, fewer):
            looked += 1
            every = follow(ground(net, full), AUTOMATA[pattern], seen)
            some = follow(ground(net, fewer), AUTOMATA[pattern], seen)
            broken += compare(seed, every, some)
    assert looked > SHARE * 0.4
    assert SHARE * 0.1 < broken < looked


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
