"""A late worker makes up for each missed moment once; a moment outside the calendar is an error, no crash."""

import os
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.errors import EngineError
from app.domain.execution import Step
from app.domain.kalender import BRUSSEL
from app.procedure.model import Timer
from app.procedure.timers import TimerError, is_expression, read_timer
from tests.engine.models import (
    START,
    Run,
    boundary,
    catch,
    ebg,
    end,
    flows,
    one,
    par,
    run,
    service,
    start,
    user,
)

DAYS = "{dag: {type: date, schrijver: systeem}}"
TEXTS = st.one_of(
    st.builds("P{}D".format, st.integers(0, 40)).map(lambda text: ("duration", text)),
    st.builds("PT{}H".format, st.integers(0, 900)).map(lambda text: ("duration", text)),
    st.dates(date(2026, 1, 1), date(2026, 12, 1)).map(lambda day: ("date", day.isoformat())),
)
CYCLES = st.builds(
    "R{}/{}{}".format,
    st.sampled_from(["", "1", "4"]),
    st.sampled_from(["", "2025-12-31/", "2026-03-28T02:30/", "2026-04-01T08:00Z/"]),
    st.sampled_from(["P1D", "P7D", "P1M", "PT36H", "P1DT1H"]),
)


def two_waits(first: tuple[str, str], second: tuple[str, str], cycle: str, other: str) -> Run:
    """Two repeated reminders, a deadline that takes over, and the first of two moments, all side by side."""
    parts = (start(), par("g"), user("a"), user("b"), user("c"), ebg("w"), end("ea"), end("eb"), end("ec"))
    timers = (
        boundary("ra", "a", interrupting=False, cycle=cycle),
        boundary("rb", "a", interrupting=False, cycle=other),
        boundary("t", "b", **{first[0]: first[1]}),
        catch("w1", **{second[0]: second[1]}),
        catch("w2", duration="P9D"),
    )
    rest = (service("ma"), end("ema"), service("mb"), end("emb"), end("et"))
    lines = "start>g; g>a; g>b; g>w; a>ea; b>eb; ra>ma; ma>ema; rb>mb; mb>emb; t>c; c>et; w>w1; w>w2; w1>ec; w2>ec"
    return Run(one(*parts, *timers, *rest, flows(lines)), now=datetime(2026, 3, 1, 9, tzinfo=UTC)).start()


def steps(case: Run) -> tuple[Step, ...]:
    assert case.moved is not None
    return case.moved.steps


@settings(max_examples=60)
@given(TEXTS, TEXTS, CYCLES, CYCLES, st.integers(0, 120))
def test_a_late_worker_does_what_a_punctual_one_did(
    first: tuple[str, str], second: tuple[str, str], cycle: str, other: str, days: int
) -> None:
    punctual = two_waits(first, second, cycle, other)
    late, until, taken = punctual.copy(), punctual.now + timedelta(days=days, minutes=1), []
    while dues := [due for due in punctual.timers().values() if due <= until]:
        happened = steps(punctual.tick(max(min(dues), punctual.now)))
        assert happened, "what is due did not fire"
        taken += happened
    assert list(steps(late.tick(until))) == taken
    assert (late.effects, late.timers(), late.open()) == (
        punctual.effects,
        punctual.timers(),
        punctual.open(),
    )


@pytest.mark.parametrize("text", ["P1D", "PT1H", "P1M"])
def test_a_timer_is_due_exactly_at_its_moment(text: str) -> None:
    case = run(one(start(), catch("t", duration=text), end(), flows("start>t; t>end")))
    due = case.timers()["t"]
    assert case.copy().tick(due - timedelta(microseconds=1)).ended is None
    assert case.tick(due).ended == "end"


def reminded(cycle: str, now: datetime = START) -> Run:
    parts = (start(), user("a"), boundary("r", "a", interrupting=False, cycle=cycle), service("mail"))
    return Run(one(*parts, end("re"), end(), flows("start>a; a>end; r>mail; mail>re")), now=now).start()


def test_more_missed_moments_than_one_call_may_fire_stay_due_for_the_next() -> None:
    case = reminded("R/PT1M")
    late = START + timedelta(minutes=4000, seconds=30)
    case.tick(late)
    assert len(case.effects) == 3000
    assert case.timers()["r"] <= late
    case.tick(late)
    assert len(case.effects) == 4000
    assert case.timers()["r"] == START + timedelta(minutes=4001)


def test_a_cycle_with_a_start_has_no_missed_moments_from_before_it_was_armed() -> None:
    case = reminded("R/2020-01-31T09:00/P1M", datetime(2026, 2, 10, tzinfo=UTC))
    assert case.timers()["r"] == datetime(2026, 2, 28, 8, tzinfo=UTC)
    case.tick(datetime(2026, 4, 1, tzinfo=UTC))
    assert len(case.effects) == 2
    assert case.timers()["r"] == datetime(2026, 4, 30, 7, tzinfo=UTC)


def test_a_cycle_whose_moments_have_all_passed_waits_for_nothing() -> None:
    case = reminded("R3/2020-01-31/P1M")
    assert case.timers() == {}
    assert case.tick(START + timedelta(days=999)).done("a").ended == "end"


def test_a_cycle_that_begins_now_is_due_now() -> None:
    case = reminded("R2/2026-01-15T10:00/P1D")
    assert case.timers()["r"] == START
    assert len(case.tick(START).effects) == 1


@pytest.mark.parametrize(
    ("cycle", "summer", "winter"), [("R/P1D", (9, 30), (9, 30)), ("R/PT24H", (10, 30), (9, 30))]
)
def test_a_day_keeps_its_local_time_over_both_changes_and_24_hours_do_not(
    cycle: str, summer: tuple[int, int], winter: tuple[int, int]
) -> None:
    case = reminded(cycle, datetime(2026, 3, 1, 8, 30, tzinfo=UTC))
    for now, shown in (
        (datetime(2026, 7, 1, 12, tzinfo=UTC), summer),
        (datetime(2026, 11, 2, 12, tzinfo=UTC), winter),
    ):
        due = case.tick(now).timers()["r"].astimezone(BRUSSEL)
        assert (due.hour, due.minute) == shown


@pytest.mark.parametrize(
    "parts",
    [
        (catch("t", duration="P9000Y"), "start>t; t>end"),
        (catch("t", duration="P9999M"), "start>t; t>end"),
        (catch("t", date='dag + duration("P9000Y")'), "start>t; t>end"),
        (catch("t", duration='duration("P9000Y")'), "start>t; t>end"),
    ],
)
def test_a_moment_outside_the_calendar_is_an_error_that_names_the_timer(parts: tuple[str, str]) -> None:
    timer, lines = parts
    model = one(start(), timer, end(), flows(lines), variables=DAYS)
    with pytest.raises(EngineError, match=r"\bt\b"):
        Run(model, now=datetime(9998, 1, 1, tzinfo=UTC)).start(dag=date(2026, 1, 1))


def test_a_cycle_that_runs_out_of_the_calendar_is_an_error_that_names_it() -> None:
    with pytest.raises(EngineError, match=r"\br\b"):
        reminded("R/P5000Y").tick(datetime(9000, 1, 1, tzinfo=UTC))
    with pytest.raises(EngineError, match=r"\br\b"):
        reminded("R2/P9999Y")


def test_a_soft_target_outside_the_calendar_is_an_error_that_names_the_task() -> None:
    with pytest.raises(EngineError, match=r"\ba\b"):
        run(one(start(), user("a", livc_due="P9999Y"), end(), flows("start>a; a>end")))


@pytest.mark.parametrize("now", [datetime(9999, 12, 31, 23, 59, tzinfo=UTC), datetime(1, 1, 1, tzinfo=UTC)])
def test_a_clock_at_the_edge_of_the_calendar_is_an_error(now: datetime) -> None:
    model = one(start(), catch("t", duration="P1D"), end(), flows("start>t; t>end"))
    if now.year == 1:
        assert Run(model, now=now).start().timers()
    else:
        with pytest.raises(EngineError):
            Run(model, now=now).start()


@settings(max_examples=150)
@given(
    st.sampled_from(["date", "duration", "cycle"]),
    st.text("RPTYMWDHSZ0123456789-+:/.,*", min_size=1, max_size=20)
    | st.builds(
        "R{}/{}".format, st.sampled_from(["", "3", "0", "99999", "²"]), st.text("PT1D-0MH/", max_size=6)
    ),
)
def test_what_the_checks_read_the_engine_arms_and_nothing_else(kind: str, text: str) -> None:
    timer = Timer(kind, text)
    if is_expression(timer):
        return
    parts = (start(), user("a"), boundary("t", "a", interrupting=False, **{kind: text}), end("e"), end())
    model = one(*parts, flows("start>a; a>end; t>e"))
    refused, stopped = (
        said_by(lambda: read_timer(timer), TimerError),
        said_by(lambda: run(model), EngineError),
    )
    assert bool(stopped) == bool(refused)
    assert refused in stopped


def said_by(what: Callable[[], object], error: type[Exception]) -> str:
    """Return the sentence with which something is refused, nothing when it is not."""
    try:
        what()
    except error as refused:
        return str(refused)
    return ""


@pytest.fixture
def elsewhere() -> object:
    """Let the machine stand in another time zone."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = "America/St_Johns"
    time.tzset()
    yield
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


MOMENTS = {
    "2026-07-01": "2026-06-30T22:00+00:00",
    "2026-07-01T09:00": "2026-07-01T07:00+00:00",
    'today() + duration("P1D")': "2026-01-15T23:00+00:00",
}


@pytest.mark.parametrize("text", MOMENTS)
def test_the_time_zone_of_the_machine_is_of_no_importance(text: str, elsewhere: object) -> None:
    model = one(start(), catch("t", date=text), end(), flows("start>t; t>end"), variables=DAYS)
    assert run(model).timers()["t"] == datetime.fromisoformat(MOMENTS[text])
