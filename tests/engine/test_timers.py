"""Moments: dates, durations, cycles, month ends, summer time, and a clock that is handed in."""

from datetime import UTC, date, datetime, timedelta

import pytest

from app.domain.errors import EngineError
from tests.engine.models import START, Run, boundary, catch, end, flows, one, run, service, start, user, xor

DAG = "{dag: {type: date, schrijver: systeem}}"


def timer_from(now: datetime, **timer: str) -> datetime:
    model = one(start(), catch("t", **timer), end(), flows("start>t; t>end"), variables=DAG)
    case = Run(model, now=now).start(dag=date(2026, 7, 1))
    return case.timers()["t"]


@pytest.mark.parametrize(
    ("now", "duration", "due"),
    [
        ("2026-01-31T09:00+00:00", "P1M", "2026-02-28T09:00+00:00"),
        ("2028-01-31T09:00+00:00", "P1M", "2028-02-29T09:00+00:00"),
        ("2028-02-29T09:00+00:00", "P1Y", "2029-02-28T09:00+00:00"),
        ("2026-03-28T08:00+00:00", "P1D", "2026-03-29T07:00+00:00"),  # 09:00 stays 09:00 into summer
        ("2026-10-24T07:00+00:00", "P1D", "2026-10-25T08:00+00:00"),  # and back
        ("2026-03-28T08:00+00:00", "PT24H", "2026-03-29T08:00+00:00"),
        ("2026-03-28T01:30+00:00", "P1D", "2026-03-29T01:30+00:00"),  # 02:30 does not exist: an hour later
        ("2026-10-25T00:30+00:00", "PT1H", "2026-10-25T01:30+00:00"),
        ("2026-01-15T09:00+00:00", "P1Y2M10DT2H30M", "2027-03-25T11:30+00:00"),
    ],
)
def test_a_duration_is_counted_on_the_calendar_of_brussels(now: str, duration: str, due: str) -> None:
    assert timer_from(datetime.fromisoformat(now), duration=duration) == datetime.fromisoformat(due)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("2026-07-01", "2026-06-30T22:00+00:00"),
        ("2026-12-01", "2026-11-30T23:00+00:00"),
        ("dag", "2026-06-30T22:00+00:00"),
        ('dag - duration("P14D")', "2026-06-16T22:00+00:00"),
        ("2026-07-01T10:00:00", "2026-07-01T08:00+00:00"),
        ("2026-07-01T10:00:00Z", "2026-07-01T10:00+00:00"),
    ],
)
def test_a_date_is_the_start_of_that_day_in_brussels(text: str, due: str) -> None:
    assert timer_from(START, date=text) == datetime.fromisoformat(due)


def test_a_timer_keeps_its_moment_when_its_variable_changes_and_fires_at_it() -> None:
    model = one(
        start(),
        user("a"),
        boundary("t", "a", date="dag"),
        user("b"),
        end(),
        flows("start>a; a>end; t>b; b>end"),
        variables=DAG,
    )
    case = run(model, dag=date(2026, 7, 1))
    due = case.timers()["t"]
    assert case.moved.timers[0].host_element_id == "a"
    assert case.tick(due - timedelta(seconds=1)).open() == ["a"]
    assert case.tick(due).open() == ["b"]


def test_a_date_that_is_not_known_yet_names_the_timer() -> None:
    with pytest.raises(EngineError, match="t"):
        run(one(start(), catch("t", date="dag"), end(), flows("start>t; t>end"), variables=DAG))


def cycling(text: str) -> Run:
    return run(
        one(
            start(),
            user("a"),
            boundary("r", "a", interrupting=False, cycle=text),
            service("mail"),
            end("re"),
            end(),
            flows("start>a; a>end; r>mail; mail>re"),
        )
    )


def test_a_cycle_fires_each_missed_moment_once_and_stops() -> None:
    case = cycling("R3/P7D").tick(START + timedelta(days=15))
    assert len(case.effects) == 2
    assert case.timers()["r"] == START + timedelta(days=21)
    case.tick(START + timedelta(days=400))
    assert (len(case.effects), case.timers(), case.open()) == (3, {}, ["a"])
    assert case.done("a").ended == "end"


def test_a_cycle_of_months_does_not_drift() -> None:
    case = Run(cycling("R/P1M").bundle, now=datetime(2026, 1, 31, 9, tzinfo=UTC)).start()
    dues = []
    for _ in range(3):
        dues.append(case.timers()["r"].date().isoformat())
        case.tick(case.timers()["r"])
    assert dues == ["2026-02-28", "2026-03-31", "2026-04-30"]


def test_a_late_clock_fires_in_order_of_due_moment() -> None:
    parts = (start(), catch("t1", duration="P1D"), catch("t2", duration="P1D"), user("a"), end())
    case = run(one(*parts, flows("start>t1; t1>t2; t2>a; a>end"))).tick(START + timedelta(days=30))
    assert case.timers()["t2"] == START + timedelta(days=31)  # counted from when t1 really happened


def test_years_of_missed_moments_are_made_up_for_in_one_call() -> None:
    case = cycling("R/P7D").tick(START + timedelta(days=7 * 250))
    assert len(case.effects) == 250


def test_a_timer_that_fires_in_a_circle_is_stopped_and_named() -> None:
    parts = (start(), xor("g"), catch("t", duration="PT0S"), user("a"), end())
    case = run(one(*parts, flows("start>g; g>t; t>g; a>end")))
    with pytest.raises(EngineError, match="t"):
        case.tick(START)


def test_two_cases_in_one_process_have_their_own_clock() -> None:
    model = one(start(), catch("t", duration="P1D"), end(), flows("start>t; t>end"))
    early, late = Run(model).start(), Run(model, now=START + timedelta(days=100)).start()
    assert late.timers()["t"] - early.timers()["t"] == timedelta(days=100)
    assert early.tick(START + timedelta(days=2)).ended == "end"
    assert late.ended is None


def test_a_task_has_a_due_moment_counted_from_when_it_opened() -> None:
    case = run(one(start(), user("a", livc_due="P14D"), end(), flows("start>a; a>end")))
    (task,) = case.moved.tasks
    assert (task.sinds, task.streefdatum) == (START, START + timedelta(days=14))
    (same,) = case.tick(START + timedelta(days=20)).moved.tasks
    assert same.streefdatum == task.streefdatum
