"""Looking at fewer orders answers as looking at all: on drawings made at random, right and wrong ones."""

import os

import pytest

from app.procedure.sound import Budget
from app.procedure.sound.building import net_of
from app.procedure.sound.counting import OneEach
from app.procedure.sound.exploring import Graph, ending, explore
from app.procedure.sound.net import Net
from app.procedure.sound.stubborn import Stubborn
from tests.procedure.sound.drawn import Maker

SEEDS = 20_000 if os.environ.get("CASUSPAD_LONG") == "1" else 1_000
SHARE = 250
MOST = 20_000


def lost(net: Net, graph: Graph[int]) -> bool:
    done = [at for at, state in enumerate(graph.states) if net.is_done(state)]
    return len(ending(graph, done)) < len(graph.states)


@pytest.mark.parametrize("first", range(0, SEEDS, SHARE))
def test_fewer_orders_show_the_same(first: int) -> None:
    looked = 0
    for seed in range(first, first + SHARE):
        drawing = Maker(seed).drawing()
        net = net_of(drawing, drawing.processes, {})
        full = explore(net, OneEach(net), Budget(MOST))
        if full.whole or full.second is not None:
            looked += 1
            fewer = explore(net, OneEach(net), Budget(MOST), select=Stubborn(net).select)
            compare(seed, net, full, fewer)
    assert looked > SHARE * 0.9


def compare(seed: int, net: Net, full: Graph[int], fewer: Graph[int]) -> None:
    """Compare what two graphs of one net show; where something cannot end, the full one is asked anyway."""
    if fewer.second is not None:
        assert full.second is not None, seed
        return
    if lost(net, fewer):
        assert full.second is not None or lost(net, full), seed
        return
    assert full.second is None, seed
    assert not lost(net, full), seed
    assert full.entered.keys() == fewer.entered.keys(), seed
    assert bool(full.again) == bool(fewer.again), seed
