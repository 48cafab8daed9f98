"""What holds for every table: the order of its rules, and how one hit policy relates to another."""

import os
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.errors import ModelError
from app.procedure.dmn import Drd
from tests.procedure.dmn.drawing import one, worked_out

enough = settings(max_examples=1000 if os.environ.get("CASUSPAD_LONG") == "1" else 40)
NUMBERS = st.integers(-9, 9)
CELLS = st.one_of(
    st.just("-"),
    NUMBERS.map(str),
    st.tuples(st.sampled_from(["<", "<=", ">", ">="]), NUMBERS).map(lambda pair: f"{pair[0]} {pair[1]}"),
    st.tuples(NUMBERS, NUMBERS).map(lambda ends: f"[{min(ends)}..{max(ends)}]"),
    st.tuples(NUMBERS, NUMBERS).map(lambda ends: f"not({ends[0]}, {ends[1]})"),
)
WORDS = ("hoog", "midden", "laag")
ORDER = "uit = " + ",".join(f'"{word}"' for word in WORDS)
ROWS = st.lists(st.tuples(CELLS, CELLS, st.integers(-5, 5)), max_size=8)
WORDY = st.lists(st.tuples(CELLS, CELLS, st.sampled_from(WORDS).map(lambda word: f'"{word}"')), max_size=8)
Row = tuple[str, str, object]


def drawn(policy: str, rows: Sequence[Row], output: str = "uit") -> Drd:
    return one(policy, ["n", "m"], [output], [f"{a} | {b} | {c}" for a, b, c in rows])


def answer(policy: str, rows: Sequence[Row], n: int, m: int, output: str = "uit") -> object:
    """Return the outcome, or that the policy was violated."""
    try:
        return worked_out(drawn(policy, rows, output), n=n, m=m).values["uit"]
    except ModelError:
        return "geschonden"


@pytest.mark.parametrize(
    "policy", ["UNIQUE", "ANY", "COLLECT SUM", "COLLECT MIN", "COLLECT MAX", "COLLECT COUNT"]
)
@enough
@given(rows=ROWS, n=NUMBERS, m=NUMBERS, dice=st.randoms(use_true_random=False))
def test_the_order_of_the_rules_does_not_matter(
    policy: str, rows: list[Row], n: int, m: int, dice: object
) -> None:
    other = list(rows)
    dice.shuffle(other)  # type: ignore[attr-defined]
    assert answer(policy, rows, n, m) == answer(policy, other, n, m)


@enough
@given(rows=ROWS, n=NUMBERS, m=NUMBERS)
def test_first_is_the_head_of_rule_order(rows: list[Row], n: int, m: int) -> None:
    everything = answer("RULE ORDER", rows, n, m)
    assert isinstance(everything, tuple)
    assert answer("FIRST", rows, n, m) == (everything[0] if everything else None)


@enough
@given(rows=WORDY, n=NUMBERS, m=NUMBERS)
def test_priority_is_the_head_of_output_order(rows: list[Row], n: int, m: int) -> None:
    everything = answer("OUTPUT ORDER", rows, n, m, ORDER)
    assert isinstance(everything, tuple)
    assert answer("PRIORITY", rows, n, m, ORDER) == (everything[0] if everything else None)


@enough
@given(rows=WORDY, n=NUMBERS, m=NUMBERS)
def test_output_order_holds_what_rule_order_holds(rows: list[Row], n: int, m: int) -> None:
    by_rule, by_weight = answer("RULE ORDER", rows, n, m), answer("OUTPUT ORDER", rows, n, m, ORDER)
    assert isinstance(by_rule, tuple)
    assert list(by_weight) == sorted(by_rule, key=WORDS.index)  # type: ignore[call-overload]


@enough
@given(rows=ROWS, n=NUMBERS, m=NUMBERS)
def test_what_collect_adds_up_is_what_it_lists(rows: list[Row], n: int, m: int) -> None:
    listed = answer("COLLECT", rows, n, m)
    assert isinstance(listed, tuple)
    assert answer("COLLECT COUNT", rows, n, m) == len(listed)
    assert answer("COLLECT SUM", rows, n, m) == (sum(listed) if listed else None)
    assert answer("COLLECT MIN", rows, n, m) == min(listed, default=None)
    assert answer("COLLECT MAX", rows, n, m) == max(listed, default=None)


@enough
@given(rows=ROWS, n=NUMBERS, m=NUMBERS)
def test_unique_and_any_agree_with_the_others_or_are_violated(rows: list[Row], n: int, m: int) -> None:
    listed = answer("RULE ORDER", rows, n, m)
    assert isinstance(listed, tuple)
    head = listed[0] if listed else None
    assert answer("UNIQUE", rows, n, m) == (head if len(listed) < 2 else "geschonden")
    assert answer("ANY", rows, n, m) == (head if len(set(listed)) < 2 else "geschonden")


@enough
@given(rows=ROWS, n=NUMBERS, m=NUMBERS, extra=st.tuples(CELLS, CELLS, st.integers(-5, 5)))
def test_a_rule_that_does_not_fit_changes_nothing(rows: list[Row], n: int, m: int, extra: Row) -> None:
    if answer("COLLECT COUNT", [extra], n, m) == 0:
        for policy in ("UNIQUE", "ANY", "FIRST", "RULE ORDER", "COLLECT SUM"):
            assert answer(policy, [extra, *rows], n, m) == answer(policy, rows, n, m)


@enough
@given(cell=CELLS, n=NUMBERS)
def test_a_cell_and_its_negation_never_both_fit_and_one_of_them_does(cell: str, n: int) -> None:
    if cell.startswith(("not", "-")) and not cell[1:2].isdigit():
        return
    hits = [answer("COLLECT COUNT", [(each, "-", 1)], n, 0) for each in (cell, f"not({cell})")]
    assert sorted(hits) == [0, 1]  # type: ignore[type-var]


@enough
@given(rows=ROWS, n=NUMBERS, m=NUMBERS)
def test_the_matched_rules_are_those_whose_cells_fit(rows: list[Row], n: int, m: int) -> None:
    outcome = worked_out(drawn("COLLECT", rows), n=n, m=m)
    alone = [i for i, row in enumerate(rows, 1) if answer("COLLECT COUNT", [row], n, m)]
    assert outcome.matched == tuple(f"r{i}" for i in alone)
