"""The bench `engine` plays the procedure that is in force, ours and stock alike, and sees where stock breaks."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from app.bench import names
from app.bench.engine import aged
from app.bench.loops import first_early_join, joins, reminded_case
from app.bench.reviews import AANMELDING, FOR_STOCK, OPENING, REVIEW, our_case
from app.bench.stock import Found, stock_figures, stock_found
from app.bench.tools import Tools
from app.cli.measuring import _tools
from app.domain.errors import EngineError
from app.domain.execution import Bundle
from app.engine.engine import SpiffEngine
from app.engine.stock import StockRun
from app.integrations.procedures_on_disk import FileProcedures

ENGINE = SpiffEngine()


@pytest.fixture(scope="module")
def tools() -> Tools:
    return _tools()


@pytest.fixture(scope="module")
def bundle() -> Bundle:
    return FileProcedures(Path(__file__).parents[2] / "processes").load("casus")


def test_a_review_comes_back_to_where_it_began(bundle: Bundle) -> None:
    case = our_case(ENGINE, bundle, AANMELDING)
    for act in OPENING:
        act.on(case)
    before = case.moved.active
    for act in REVIEW:
        act.on(case)
    assert case.moved.active == before
    assert case.moved.ended is None


def test_a_state_is_as_large_after_sixty_reviews_as_after_one(bundle: Bundle) -> None:
    case = our_case(ENGINE, bundle, AANMELDING)
    for act in OPENING:
        act.on(case)
    found = aged(case, (1, 60))
    assert found[60].size <= 1.2 * found[1].size
    assert len(found[1].took) == len(found[60].took) > 0


def test_the_reminder_that_nobody_closes_really_stays_open(bundle: Bundle) -> None:
    case = reminded_case(ENGINE, bundle)
    for act in REVIEW[:3]:
        act.on(case)
    case.wait(8)
    for act in (*REVIEW[3:], *REVIEW):
        act.on(case)
    assert case.is_open("bench_herinnering")
    assert case.is_open("v_acties")


def test_stock_plays_the_same_review_through_save_and_restore(bundle: Bundle) -> None:
    case = StockRun(bundle, {**AANMELDING, **FOR_STOCK})
    for act in OPENING:
        act.on(case)
    case.save()
    small = len(case.saved_bytes)
    for _ in range(2):
        for act in REVIEW:
            case.restore()
            act.on(case)
            case.save()
    assert case.is_open("v_acties")
    assert len(case.saved_bytes) > small + 10_000


def test_what_breaks_in_stock_is_said_and_not_raised(tools: Tools, bundle: Bundle) -> None:
    class Breaking(StockRun):
        def deliver(self, message: str) -> None:
            raise EngineError("RecursionError")

    breaking = replace(tools, stock=Breaking)
    found = stock_found(breaking, bundle)
    assert (found.reviews, found.broke) == (0, "RecursionError")


def test_stock_that_loses_its_place_is_an_error_with_a_cause(bundle: Bundle) -> None:
    case = StockRun(bundle, {**AANMELDING, **FOR_STOCK})
    with pytest.raises(EngineError, match="no longer finds e_eval"):
        case.complete("e_eval", {})
    with pytest.raises(EngineError, match="WorkflowException"):
        case.deliver("evaluatie_vervroegd")


def test_a_join_in_a_loop_is_right_here_and_early_on_stock(tools: Tools) -> None:
    ours, stock = joins(ENGINE, tools)
    assert ours is None
    assert stock == 2


def test_an_early_join_is_seen() -> None:
    class Early:
        saved_bytes = b""

        def complete(self, element: str, values: object) -> None:
            """Complete it."""

        def deliver(self, message: str) -> None:
            """Send it."""

        def is_open(self, element: str) -> bool:
            return True

    assert first_early_join(Early()) == 1


def test_the_figures_say_how_stock_ended() -> None:
    found = Found(took={1: [2.0, 4.0, 6.0]}, saved={1: b"x" * 100}, reviews=194, broke="lost")
    said = {figure.name: figure.value for figure in stock_figures(found, {1: [2.0]})}
    assert said["stock against ours at review 1"] == 2.0
    assert (said["stock, reviews it finished"], said["stock, how it ended"]) == (194, "lost")
    assert json.dumps(said)


def test_every_bench_stands_in_the_page_on_figures() -> None:
    page = (Path(__file__).parents[2] / "app/bench/README.md").read_text(encoding="utf-8")
    assert [name for name in names() if f"\n| `{name}` |" not in page] == []
