"""Branches between inclusive gateways that match answer one by one as they do in every set."""

import os

import pytest

from app.procedure.sound import Budget, prove
from app.procedure.sound.building import net_of
from app.procedure.sound.counting import OneEach
from app.procedure.sound.exploring import Graph, explore
from app.procedure.sound.net import Net
from tests.engine.models import end, flows, inc, par, start, xor
from tests.procedure.sound.drawn import Maker, drawn, task
from tests.procedure.sound.test_reduced import lost

SEEDS = 20_000 if os.environ.get("CASUSPAD_LONG") == "1" else 1_000
SHARE = 250
MOST = 20_000


def answers(net: Net) -> tuple[Graph[int], tuple[bool, ...]] | None:
    graph = explore(net, OneEach(net), Budget(MOST))
    if graph.second is not None:
        return graph, (True,)
    if not graph.whole:
        return None
    return graph, (False, lost(net, graph), bool(graph.again), net.activities <= graph.entered.keys())


@pytest.mark.parametrize("first", range(0, SEEDS, SHARE))
def test_one_by_one_answers_as_every_set(first: int) -> None:
    compared = 0
    for seed in range(first, first + SHARE):
        drawing = Maker(seed).drawing()
        parted = net_of(drawing, drawing.processes, {}, apart=True)
        whole = net_of(drawing, drawing.processes, {})
        ours, theirs = answers(parted), answers(whole)
        if parted.is_parted and ours is not None and theirs is not None:
            compared += 1
            assert ours[1] == theirs[1], seed
    assert compared > SHARE / 20


def wide(branches: int) -> str:
    return ";".join(f"s>t{at};t{at}>j" for at in range(branches))


def test_many_branches_take_no_time() -> None:
    many = [task(f"t{at}") for at in range(20)]
    drawing = drawn(start(), inc("s"), inc("j"), end(), *many, flows(f"start>s; j>end; {wide(20)}"))
    assert {each.answer for each in prove(drawing, {}, Budget(20_000))} == {"holds"}


@pytest.mark.parametrize("lines", ["s>a; s>b; a>j; b>j; a>b#2", "s>a; s>b; a>j; b>j; b>end#2"])
def test_branches_that_touch_each_other_or_leave_are_no_match(lines: str) -> None:
    nodes = (start(), inc("s"), xor("a"), xor("b"), inc("j"), end(), flows(f"start>s; j>end; {lines}"))
    drawing = drawn(*nodes)
    assert not net_of(drawing, ("p",), {}, apart=True).is_parted


def test_the_run_to_what_goes_wrong_in_a_branch_is_a_run_of_every_set() -> None:
    nodes = (start(), inc("s"), xor("x"), par("k"), task("a"), task("b"), inc("j"), end())
    drawing = drawn(*nodes, flows("start>s; s>x; x>k; x>k#2; k>a; a>j; s>b; b>j; j>end"))
    verdict = prove(drawing, {}, Budget(MOST))[1]
    assert (verdict.answer, [step.element for step in verdict.run]) == ("violated", ["start", "s", "x"])
