"""The run that is shown is as short as looking at everything finds, and the point of no return is the first."""

import pytest

from app.procedure.sound import Budget, Verdict, looking, prove
from app.procedure.sound.building import net_of
from app.procedure.sound.counting import OneEach
from app.procedure.sound.exploring import Graph, ending, explore
from app.procedure.sound.net import Net
from app.procedure.sound.verdicts import Step, run_of
from tests.procedure.sound.drawn import Maker

SEEDS, SHARE, MOST = 500, 250, 20_000


@pytest.mark.parametrize("first", range(0, SEEDS, SHARE))
def test_a_run_is_as_short_as_looking_at_everything_finds(first: int) -> None:
    looked = sum(_look(seed) for seed in range(first, first + SHARE))
    assert looked > SHARE / 10


def _look(seed: int) -> int:
    drawing = Maker(seed).drawing()
    safe, complete, *_ = prove(drawing, {}, Budget(MOST))
    net = net_of(drawing, drawing.processes, {})
    full = explore(net, OneEach(net), Budget(MOST))
    if full.second is not None and safe.answer == "violated":
        number, by = full.second
        assert len(safe.run) == len(run_of([*full.way_to(number), by])), seed
        return 1
    if full.whole and full.second is None and complete.answer == "violated":
        _ensure_shortest(seed, net, full, complete)
        return 1
    return 0


@pytest.mark.parametrize("first", range(0, SEEDS, SHARE))
def test_a_run_to_an_end_that_comes_again_is_as_short_where_fewer_orders_were_looked_at(
    first: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "_PLAIN", -MOST)
    looked = sum(_look_again(seed) for seed in range(first, first + SHARE))
    assert looked > SHARE / 50


def _look_again(seed: int) -> int:
    drawing = Maker(seed).drawing()
    proper = prove(drawing, {}, Budget(MOST))[2]
    net = net_of(drawing, drawing.processes, {})
    full = explore(net, OneEach(net), Budget(MOST))
    if proper.answer != "violated" or not full.whole or full.second is not None:
        return 0
    stopped = (at for at, after in enumerate(full.edges) if not after)
    over = ending(full, {*stopped, *(at for at, state in enumerate(full.states) if net.is_done(state))})
    runs = [run_of([*full.way_to(at), by]) for at, by, other in full.again if other in over]
    assert len(proper.run) == min(map(len, runs)), seed
    return 1


def _ensure_shortest(seed: int, net: Net, full: Graph[int], verdict: Verdict) -> None:
    """Raise `AssertionError` where a standstill is nearer than the run says, or the way back is lost elsewhere."""
    good = ending(full, {at for at, state in enumerate(full.states) if net.is_done(state)})
    stuck = [at for at, after in enumerate(full.edges) if not after and at not in good]
    if stuck:
        assert len(verdict.run) == len(_run(full, stuck[0])), seed
        way = full.states_to(stuck[0])
        lost = next(at for at in way if at not in good)
        assert verdict.lost_at == len(_run(full, lost)), seed


def _run(full: Graph[int], number: int) -> tuple[Step, ...]:
    return run_of(full.way_to(number))
