"""Whatever is written, the interpreter answers or raises our own error, in bounded work, and executes nothing."""

import random
import re
import time

import pytest

from app.procedure.durations import Duration
from app.procedure.expressions import ExpressionError, Scope, Work, evaluate_any, parse, parse_unary
from app.procedure.expressions.evaluator import MAX_STEPS
from app.procedure.expressions.values import MAX_ITEMS, MAX_NUMBER, MAX_TEXT, Value
from tests.procedure.expressions.hands import SCOPE, VALUES, listening
from tests.procedure.expressions.monkey import anything, cell, written

CELL = Scope({**VALUES, "?": 2}, SCOPE.declared, SCOPE.today)


def is_within_limits(value: Value) -> bool:
    if isinstance(value, tuple):
        return len(value) <= MAX_ITEMS and all(is_within_limits(item) for item in value)
    if isinstance(value, str):
        return len(value) <= MAX_TEXT
    if isinstance(value, Duration):
        return abs(value.months) < 10**6 and abs(value.days) < 10**7
    return isinstance(value, bool) or not isinstance(value, int) or abs(value) <= MAX_NUMBER


def tried(source: str) -> tuple[bool, int]:
    """Return whether anything came out, and in how many steps."""
    answered, steps = False, 0
    for read in (parse.__wrapped__, parse_unary.__wrapped__):
        work, sentence = Work(), ""
        try:
            node = read(source)
            found = evaluate_any(node, CELL, work) if node is not None else None
            assert is_within_limits(found), source
            answered = True
        except ExpressionError as error:
            sentence = str(error)
        assert len(sentence) < 200, source
        assert sentence.encode().decode().isprintable(), source
        assert work.used <= MAX_STEPS + 1, source
        steps = max(steps, work.used)
    return answered, steps


def run(seed: int, number: int) -> tuple[int, float, str]:
    """Return how many were answered, and the slowest with its time."""
    dice, answered, slowest = random.Random(seed), 0, (0.0, "")
    with listening() as heard:
        for _ in range(number):
            source = anything(dice)
            begun = time.thread_time()
            answered += tried(source)[0]
            slowest = max(slowest, (time.thread_time() - begun, source))
    assert heard == []
    return answered, *slowest


@pytest.mark.parametrize("seed", range(4))
def test_nothing_but_answers_and_our_own_error(seed: int) -> None:
    answered, _, _ = run(seed, 800)
    assert answered > 50, "the generator writes nothing that works: it tests too little"


FORMAL = re.compile("geen geldige|waar het einde verwacht|mist")


@pytest.mark.parametrize("seed", range(2))
def test_what_the_grammar_allows_is_read(seed: int) -> None:
    """Only its kinds, its names and its size may be wrong, never its form."""
    dice, read = random.Random(seed), 0
    for _ in range(300):
        for source, reader in ((written(dice), parse), (cell(dice), parse_unary)):
            sentence = ""
            try:
                reader(source)
                read += 1
            except ExpressionError as error:
                sentence = str(error)
            assert not FORMAL.search(sentence), (source, sentence)
    assert read > 250


@pytest.mark.long
@pytest.mark.parametrize("seed", range(1000, 1008))
def test_nothing_but_answers_and_our_own_error_all_night(seed: int) -> None:
    answered, slowest, source = run(seed, 20_000)
    assert answered > 1000
    print(
        f"slowest of 20,000 (seed {seed}): {slowest * 1000:.1f} ms, {tried(source)[1]} steps: {source[:80]!r}"
    )
