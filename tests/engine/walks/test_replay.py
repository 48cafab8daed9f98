"""What the proof shows to go wrong goes wrong in the free game: it comes to the same standstill."""

import os
from collections import Counter

import pytest

from app.procedure.bundle import model_of
from app.procedure.game import GameError
from app.procedure.game.free import FreeGame
from app.procedure.sound import Budget, prove
from app.procedure.sound.counting import OneEach
from app.procedure.sound.exploring import explore
from tests.engine.agreement.blocks import drawn
from tests.engine.walks.models import MOVES, Proved, proved_of

SEEDS = 2_000 if os.environ.get("CASUSPAD_LONG") == "1" else 100
SHARE = 50


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, SEEDS, SHARE))
def test_a_standstill_of_the_proof_is_one_of_the_game(first: int) -> None:
    done = sum(
        (_replayed(proved_of(drawn(seed).bundle())) for seed in range(first, first + SHARE)), Counter[str]()
    )
    assert done["standstills"] > 0


def _replayed(proved: Proved) -> Counter[str]:
    """Look for the standstill at the end of a run among the positions of the game."""
    verdict = prove(proved.main, proved.sheets, Budget(MOVES))[1]
    net = proved.net(follow=False)
    graph = explore(net, OneEach(net), Budget(MOVES))
    if verdict.answer != "violated" or graph.second is not None or not graph.whole:
        return Counter()
    if all(after or net.is_done(state) for after, state in zip(graph.edges, graph.states, strict=True)):
        return Counter(circles=1)
    game = FreeGame(model_of(proved.bundle), proved.bundle.process_id, limit=3_000)
    try:
        positions = game.positions()
    except GameError:
        return Counter(large=1)
    assert any(not game.moves(each) and each.ended is None for each in positions), proved.bundle.version_id
    return Counter(standstills=1)
