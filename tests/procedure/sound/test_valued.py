"""What is known of values leaves out what cannot happen and nothing else: against every value written out."""

import os
from collections import Counter

import pytest

from app.procedure.sound import Budget, prove
from app.procedure.sound.building import net_of
from app.procedure.sound.counting import OneEach
from app.procedure.sound.data import Plan, plan_of
from app.procedure.sound.exploring import Graph, explore
from app.procedure.sound.net import Net
from app.procedure.sound.stubborn import Stubborn
from tests.procedure.sound.test_reduced import compare, lost
from tests.procedure.sound.valued import Lived, Valued, valued

SEEDS = 20_000 if os.environ.get("CASUSPAD_LONG") == "1" else 1_000
SHARE = 250
MOST = 20_000


@pytest.mark.parametrize("first", range(0, SEEDS, SHARE))
def test_what_is_known_of_values_leaves_out_only_what_cannot_happen(first: int) -> None:
    done = sum((_agree(seed) for seed in range(first, first + SHARE)), Counter[str]())
    assert done["exact"] > SHARE / 8, done
    assert done["fewer"] > SHARE / 20, done


def _agree(seed: int) -> Counter[str]:
    made = valued(seed)
    plan = plan_of(made.sheet, {}, made.data)
    if not plan.choices:
        return Counter()
    free = net_of(made.sheet, made.sheet.processes, {})
    lived = Lived(made, free).live()
    net = net_of(made.sheet, made.sheet.processes, {}, plan)
    full = explore(net, OneEach(net), Budget(MOST))
    fewer = explore(net, OneEach(net), Budget(MOST), select=Stubborn(net).select)
    if full.whole or full.second is not None:
        compare(seed, net, full, fewer)
    if not full.whole or not (lived.is_whole or lived.is_unsafe):
        return Counter()
    return _compare(seed, made, plan, lived, net, full)


def _compare(seed: int, made: Valued, plan: Plan, lived: Lived, net: Net, full: Graph[int]) -> Counter[str]:
    """Compare where tokens can stand; the same when all that is read is followed, no less in any case."""
    assert not lived.is_unsafe, seed
    tokens = (1 << len(lived.net.names)) - 1
    named = _by_name(lived.net, lived.markings, tokens)
    known = {_names(net, state) for state in full.states if not state & net.gaps}
    assert named <= known, seed
    if not _is_exact(made, plan):
        return Counter(free=1)
    assert named == known, seed
    assert lived.is_lost == lost(net, full), seed
    first = explore(lived.net, OneEach(lived.net), Budget(MOST))
    return Counter(exact=1, fewer=int(first.second is not None or len(first.states) > len(named)))


def _names(net: Net, state: int) -> frozenset[str]:
    return frozenset(
        f"{name}{net.names[:at].count(name)}"
        for at, name in enumerate(net.names)
        if state >> at & 1 and name not in {"k", "j"}
    )


def _by_name(net: Net, markings: set[int], tokens: int) -> set[frozenset[str]]:
    return {_names(net, marking & tokens) for marking in markings}


def _is_exact(made: Valued, plan: Plan) -> bool:
    """Answer whether everything that is read is followed."""
    read = {name for flow in made.sheet.flows.values() for name in ("k", "j") if _reads(flow.condition, name)}
    gateways = {flow.source for flow in made.sheet.flows.values() if flow.condition}
    return read == plan.followed.keys() and gateways == plan.choices.keys()


def _reads(condition: str, name: str) -> bool:
    return f"{name} " in f"{condition} ".replace("(", " ").replace(")", " ")


@pytest.mark.parametrize("first", range(0, SEEDS, SHARE))
def test_following_only_what_makes_a_difference_answers_as_following_all(first: int) -> None:
    apart = [seed for seed in range(first, first + SHARE) if _answers_apart(seed)]
    assert not apart


def _answers_apart(seed: int) -> bool:
    """Answer whether the proof says something else than all states in which everything is followed."""
    made = valued(seed)
    plan = plan_of(made.sheet, {}, made.data)
    if not plan.choices:
        return False
    net = net_of(made.sheet, made.sheet.processes, {}, plan)
    full = explore(net, OneEach(net), Budget(MOST))
    if not full.whole or full.second is not None:
        return False
    safe, complete, _, alive = (each.answer for each in prove(made.sheet, {}, Budget(MOST), made.data))
    answers = (safe, "holds"), (complete, _word(not lost(net, full)))
    steps = (alive, _word(net.activities <= full.entered.keys()))
    return any(ours not in {right, "undecided"} for ours, right in (*answers, steps))


def _word(holds: bool) -> str:
    return "holds" if holds else "violated"
