"""Nothing hostile is executed or raises anything but our own error, and the work it asks for is bounded."""

import sys
from collections.abc import Callable
from contextlib import suppress

import pytest

from app.procedure.expressions import ExpressionError, Work, evaluate_any, parse, parse_unary
from app.procedure.expressions.evaluator import MAX_STEPS
from app.procedure.expressions.tokenizer import MAX_LENGTH, MAX_TOKENS, tokenize
from tests.procedure.expressions.hands import SCOPE, calls_in, listening
from tests.procedure.expressions.hostile import HARMLESS, HOSTILE

MOST_CALLS = 60 * MAX_TOKENS
"""Python calls to read and work out the longest expression: a few per token and per level of the grammar."""


def worked_out(source: str, work: Work | None = None) -> object:
    return evaluate_any(parse.__wrapped__(source), SCOPE, work)


def test_the_corpus_is_large_and_says_nothing_twice() -> None:
    assert len(HOSTILE) == len(set(HOSTILE)) >= 300


@pytest.mark.parametrize("source", HOSTILE)
def test_it_fails_with_our_error_executes_nothing_and_says_so_in_print(source: str) -> None:
    with listening() as heard, pytest.raises(ExpressionError) as refused:
        worked_out(source)
    assert heard == []
    sentence = str(refused.value)
    assert sentence.encode().decode().isprintable()
    assert len(sentence) < 200


@pytest.mark.parametrize("source", HARMLESS)
def test_it_is_only_a_text_or_a_number(source: str) -> None:
    with listening() as heard:
        found = worked_out(source)
    assert heard == []
    assert found == HARMLESS[source] or HARMLESS[source] is None


def test_in_a_table_cell_it_does_no_more() -> None:
    for source in [*HOSTILE, *HARMLESS]:
        with listening() as heard, suppress(ExpressionError):
            node = parse_unary.__wrapped__(source)
            if node is not None:
                evaluate_any(node, SCOPE)
        assert heard == [], source


def test_its_tokens_steps_and_calls_are_bounded() -> None:
    for source in [*HOSTILE, *HARMLESS]:
        with suppress(ExpressionError):
            assert len(tokenize(source)) <= MAX_TOKENS + 1, source
        work = Work()

        def whole(source: str = source, work: Work = work) -> None:
            with suppress(ExpressionError):
                worked_out(source, work)

        assert calls_in(whole) < MOST_CALLS, source
        assert work.used <= MAX_STEPS + 1, source


def test_the_canary_sings() -> None:
    with listening() as heard:
        with suppress(ImportError):
            __import__("this_does_not_exist")
        compile("1", "x", "eval")
    assert {"import", "compile"} <= set(heard)


FAMILIES: dict[str, Callable[[int], str]] = {
    "a sum": lambda n: "1" + "+1" * n,
    "powers": lambda n: "1" + "**1" * n,
    "minuses": lambda n: "-" * n + "1",
    "ands": lambda n: "true" + " and true" * n,
    "a list": lambda n: "[1" + ",1" * n + "] = [1]",
    "choices": lambda n: "1 in (0" + ",0" * n + ")",
    "brackets side by side": lambda n: "(1)" + "+(1)" * (n // 2),
    "ranges side by side": lambda n: "1 in ([2..3]" + ",[2..3]" * (n // 4) + ")",
    "opened brackets": lambda n: "1 in (" + "(1),(1" * (n // 4),
    "words": lambda n: "a " * n,
    "texts": lambda n: '"a"' + '+"a"' * n,
    "quotes": lambda n: '"' * n,
    "escapes": lambda n: '"' + r"\n" * n + '"',
}


@pytest.mark.parametrize("family", FAMILIES)
def test_twice_as_long_is_at_most_twice_the_work(family: str) -> None:
    def calls(size: int) -> int:
        def whole() -> None:
            with suppress(ExpressionError):
                worked_out(FAMILIES[family](size))

        return calls_in(whole)

    assert calls(120) <= 2.2 * calls(60) + 20


def test_a_list_counts_for_every_item_in_it() -> None:
    work = Work(limit=10)
    with pytest.raises(ExpressionError, match="stappen"):
        evaluate_any(parse(" or ".join(["9 in lijst"] * 4)), SCOPE, work)


DEEP = parse("((((((((((((((((((((1))))))))))))))))))))" + " + (2 * (3 - (4 + min(1, (2)))))")


@pytest.mark.parametrize(
    "work",
    [lambda: worked_out("((((((((((1 + ((((((((((2))))))))))))))))))))"), lambda: evaluate_any(DEEP, SCOPE)],
    ids=["read", "worked out"],
)
def test_with_hardly_any_stack_left_it_still_is_our_error(work: Callable[[], object]) -> None:
    def deep(left: int) -> None:
        if left:
            deep(left - 1)
        else:
            work()

    outcomes = set()
    for left in range(sys.getrecursionlimit() - 200, sys.getrecursionlimit()):
        try:
            deep(left)
            outcomes.add("answered")
        except ExpressionError:
            outcomes.add("refused")
        except RecursionError:
            outcomes.add("out of stack before it began")
    assert "refused" in outcomes


def test_what_is_too_long_is_refused_before_it_is_read() -> None:
    def whole() -> None:
        with pytest.raises(ExpressionError):
            worked_out("1" * 10_000_000)

    assert calls_in(whole) < 100
    assert parse("1" + " " * (MAX_LENGTH - 1))
