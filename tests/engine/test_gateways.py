"""Splits and joins, also in loops and in any order."""

import random

import pytest

from tests.engine.models import Run, boundary, end, flows, inc, one, par, run, start, sub, user, xor

LOOP = "{k: {type: enum, waarden: {nog: nog, klaar: klaar}, schrijver: c}}"


def looping(join: str) -> Run:
    gateway = par if join == "par" else inc
    return run(
        one(
            start(),
            xor("in"),
            par("split"),
            user("a"),
            user("b"),
            gateway("join"),
            user("c"),
            xor("x", "f_x_in"),
            end(),
            flows(
                'start>in; in>split; split>a; split>b; a>join; b>join; join>c; c>x; x>end[k = "klaar"]; x>in'
            ),
            variables=LOOP,
        )
    )


@pytest.mark.parametrize("join", ["par", "inc"])
def test_a_join_inside_a_loop_waits_for_both_in_every_round_and_any_order(join: str) -> None:
    case, dice = looping(join), random.Random(7)
    for _ in range(12):
        first, second = dice.sample(["a", "b"], 2)
        assert case.done(first).open() == [second]
        assert case.done(second).open() == ["c"]
        assert sorted(case.done("c", k="nog").open()) == ["a", "b"]
    case.done("a").done("b").done("c", k="klaar")
    assert case.ended == "end"
    assert case.flows.count("f_a_join") == case.flows.count("f_join_c") == 13


def test_what_one_branch_wrote_stays_when_the_other_ends_later() -> None:
    parts = (start(), par("s"), user("a"), user("b"), par("j"), user("c"), end())
    both = "{k: {type: boolean, schrijver: a}, l: {type: boolean, schrijver: b}}"
    case = run(one(*parts, flows("start>s; s>a; s>b; a>j; b>j; j>c; c>end"), variables=both))
    case.start(k=False, l=False).done("a", k=True).done("b", l=True)
    assert (case.state.variables["k"], case.state.variables["l"]) == (True, True)


def test_an_excess_token_waits_for_the_next_time() -> None:
    parts = (start(), par("s"), user("a"), user("b"), user("c"), xor("m"), par("j"), user("d"), end())
    case = run(one(*parts, flows("start>s; s>a; s>b; s>c; a>m; b>m; m>j; c>j; j>d; d>end")))
    case.done("a").done("b")
    assert case.open() == ["c"]
    case.done("c")
    assert case.open() == ["d"]
    assert "j" in case.moved.active
    case.done("d")
    assert case.ended is None


def test_two_tokens_on_every_flow_of_a_join_make_two_behind_it() -> None:
    """The second pair came before the first had left: it was put in two places and never met."""
    parts = (start(), par("s"), xor("m1"), xor("m2"), par("j"), user("u"), end())
    lines = "start>s; s>m1#1; s>m1#2; s>m2#1; s>m2#2; m1>j; m2>j; j>u; u>end"
    case = run(one(*parts, flows(lines)))
    assert (case.open(), case.moved.active) == (["u", "u"], ("u",))
    assert case.done("u").done("u").ended == "end"


BRANCHES = """
{een: {type: boolean, schrijver: v}, twee: {type: boolean, schrijver: v}, k: {type: boolean, schrijver: d}}
"""


def inclusive() -> Run:
    return run(
        one(
            start(),
            user("v"),
            inc("split", "f_split_c"),
            user("a"),
            user("b"),
            user("c"),
            inc("join"),
            user("d"),
            xor("x", "f_x_end"),
            end(),
            flows(
                "start>v; v>split; split>a[een = true]; split>b[twee = true]; split>c;"
                "a>join; b>join; c>join; join>d; d>x; x>v[k = true]; x>end"
            ),
            variables=BRANCHES,
        )
    )


def test_an_inclusive_join_waits_for_the_branches_that_were_taken() -> None:
    case = inclusive().done("v", een=True, twee=True)
    assert case.open() == ["a", "b"]
    assert case.done("b").open() == ["a"]
    assert case.done("a").open() == ["d"]
    case.done("d", k=True).done("v", een=True, twee=False)
    assert case.open() == ["a"]
    assert case.done("a").open() == ["d"]
    case.done("d", k=True).done("v", een=False, twee=False)
    assert case.open() == ["c"]
    assert case.done("c").done("d", k=False).ended == "end"


def test_a_null_never_takes_a_branch() -> None:
    assert inclusive().done("v").open() == ["c"]


def test_an_inclusive_join_lets_go_when_a_branch_ends_elsewhere() -> None:
    parts = (start(), par("s"), sub("w", start("ws"), user("a"), end("we"), flows("ws>a; a>we")), user("b"))
    more = (boundary("t", "w", duration="P1D"), inc("j"), user("d"), end(), end("weg"))
    case = run(one(*parts, *more, flows("start>s; s>w; s>b; w>j; b>j; t>weg; j>d; d>end")))
    assert case.done("b").open() == ["a"]
    case.tick(case.timers()["t"])
    assert case.open() == ["d"]


def test_an_inclusive_join_does_not_wait_for_a_reminder_that_has_been() -> None:
    """The way of a boundary event that cannot happen again was still looked at."""
    parts = (start(), par("s"), user("a"), boundary("r", "a", interrupting=False, duration="P1D"), user("b"))
    more = (xor("x", "f_x_weg"), inc("j"), user("d"), end(), end("weg"))
    lines = "start>s; s>a; s>b; a>weg; r>x; x>j[een = true]; x>weg; b>j; j>d; d>end"
    case = run(one(*parts, *more, flows(lines), variables=BRANCHES))
    assert case.copy().done("b").open() == ["a"]
    assert case.tick(case.timers()["r"]).done("b").open() == ["a", "d"]


def test_consecutive_parallel_blocks_make_no_predicted_tasks() -> None:
    parts, lines = [start()], ["start>s0"]
    for i in range(7):
        parts += [par(f"s{i}"), par(f"j{i}"), *(user(f"u{i}{k}") for k in range(4))]
        lines += [f"s{i}>u{i}{k}" for k in range(4)] + [f"u{i}{k}>j{i}" for k in range(4)]
        lines.append(f"j{i}>s{i + 1}" if i < 6 else f"j{i}>end")
    case = run(one(*parts, end(), flows(";".join(lines))))
    assert len(case.state.state) < 600
    for i in range(7):
        for k in range(4):
            case.done(f"u{i}{k}")
    assert case.ended == "end"
