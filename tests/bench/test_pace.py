"""Times are judged by the pace of the machine; what no machine changes is judged as it stands."""

from pathlib import Path

import pytest

from app.bench.figures import Figure, Report, Target
from app.bench.pace import REFERENCE, Pace, between, pace
from app.bench.pages import MOST_PIECES

TWICE_AS_SLOW = Pace(processor=2 * REFERENCE.processor, commit=REFERENCE.commit + 3)


def test_on_the_reference_machine_a_target_is_what_it_says() -> None:
    for target in (Target("<=", 8, commits=1), Target(">=", 300, commits=1), Target("<=", 2.5, commits=0)):
        assert target.here(REFERENCE).value == target.value


def test_on_a_slower_machine_a_time_may_be_longer_and_a_rate_lower() -> None:
    assert Target("<=", 8, commits=0).here(TWICE_AS_SLOW).value == 16
    assert Target(">=", 150, commits=0).here(TWICE_AS_SLOW).value == 75


def test_the_wait_for_a_commit_is_judged_by_what_a_commit_takes() -> None:
    only_the_disk = Pace(REFERENCE.processor, REFERENCE.commit + 3)
    assert Target("<=", 8, commits=1).here(only_the_disk).value == pytest.approx(11)
    assert Target(">=", 100, commits=1).here(only_the_disk).value == pytest.approx(1000 / 13, abs=0.1)


@pytest.mark.parametrize("target", [Target("<=", 12), Target("==", 1), Target("<=", 1.2)])
def test_statements_commits_and_ratios_are_the_same_everywhere(target: Target) -> None:
    assert target.here(TWICE_AS_SLOW) == target


def test_a_report_tells_the_pace_first_and_judges_by_it() -> None:
    report = Report("proef", [Figure("a", 12, "ms", Target("<=", 8, commits=0)), Figure("b", "x", "")])
    assert [figure.met for figure in report.figures] == [False, None]
    found = report.judged(TWICE_AS_SLOW).figures
    assert [figure.name.partition(":")[0] for figure in found] == ["pace", "pace", "pace", "a", "b"]
    assert [figure.met for figure in found][3:] == [True, None]
    assert found[2].value == 2


def test_the_pace_of_a_bench_lies_between_before_and_after() -> None:
    assert between(Pace(10, 1), Pace(20, 2)) == Pace(15, 1.5)


def test_the_pace_is_measured() -> None:
    found = pace()
    assert found.processor > 0
    assert found.commit > 0


def test_the_readme_says_how_many_pieces_a_page_may_take() -> None:
    said = (Path(__file__).parents[2] / "app/bench/README.md").read_text()
    assert f"CPU ≤ 150 ms: {MOST_PIECES:.1f} × a fixed piece of Python" in said
