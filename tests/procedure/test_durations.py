"""Calendar arithmetic, held against zoneinfo."""

from datetime import UTC, date, datetime, timedelta

from dateutil.relativedelta import relativedelta
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.domain.kalender import BRUSSEL
from app.procedure.durations import (
    Duration,
    add_to_date,
    add_to_moment,
    moments_before,
    parse_date,
    parse_duration,
    parse_moment,
    start_of_day,
)

MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2060, 1, 1)).map(lambda m: m.replace(tzinfo=UTC))
DAYS = st.dates(date(2000, 1, 1), date(2060, 1, 1))


def test_durations_are_read_as_written() -> None:
    assert parse_duration("P1Y2M3W4DT5H6M7S") == Duration(14, 25, 5 * 3600 + 6 * 60 + 7)
    assert parse_duration("-P1D") == Duration(days=-1)
    assert [parse_duration(text) for text in ("P", "PT", "1D", "P1.5D", "P1D ; x", "")] == [None] * 6
    assert parse_duration("P٣D") is None  # a digit of another script
    assert parse_date("2026-02-30") is parse_moment("2026-02-30T10:00") is None


@settings(max_examples=200, deadline=None)
@given(MOMENTS, st.integers(1, 2000))
def test_days_keep_the_local_time_across_summer_time(moment: datetime, days: int) -> None:
    local = moment.astimezone(BRUSSEL)
    found = add_to_moment(moment, Duration(days=days)).astimezone(BRUSSEL)
    wall = local.replace(tzinfo=None) + timedelta(days=days)
    exists = wall.replace(tzinfo=BRUSSEL).astimezone(UTC).astimezone(BRUSSEL).replace(tzinfo=None) == wall
    if exists:
        assert found.replace(tzinfo=None) == wall
    else:
        assert found.replace(tzinfo=None) - wall == timedelta(hours=1)


@settings(max_examples=200, deadline=None)
@given(DAYS, st.integers(0, 200))
def test_months_clamp_to_the_end_of_the_month(day: date, months: int) -> None:
    found = add_to_date(day, Duration(months=months))
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day <= day.day
    assert found.day == day.day or (found + timedelta(days=1)).day == 1


@settings(max_examples=100, deadline=None)
@given(DAYS)
def test_a_day_starts_at_midnight_in_brussels(day: date) -> None:
    local = start_of_day(day).astimezone(BRUSSEL)
    assert (local.date(), local.hour, local.minute) == (day, 0, 0)


@settings(max_examples=200, deadline=None)
@given(MOMENTS, st.integers(1, 500_000))
def test_hours_are_real_hours(moment: datetime, seconds: int) -> None:
    assert add_to_moment(moment, Duration(seconds=seconds)) - moment == timedelta(seconds=seconds)


DURATIONS = st.builds(Duration, st.integers(0, 60), st.integers(0, 800), st.integers(0, 900_000))
PERIODS = DURATIONS.filter(lambda each: each != Duration())
CHANGES = [datetime(2026, 3, 28, 1, 30, tzinfo=UTC), datetime(2026, 10, 24, 0, 30, tzinfo=UTC)]
"""02:30 on the day before that time does not exist, and before it exists twice."""


def moment_of(wall: datetime) -> datetime:
    """The first UTC moment at which the clocks of Brussels show this; past a gap when they never do."""
    shown = [(wall - timedelta(hours=ahead)).replace(tzinfo=UTC) for ahead in (2, 1)]
    there = [utc for utc in shown if utc.astimezone(BRUSSEL).replace(tzinfo=None) == wall]
    return there[0] if there else shown[1]


@given(MOMENTS, DURATIONS)
@example(CHANGES[0], Duration(days=1))
@example(CHANGES[1], Duration(days=1))
@example(datetime(2026, 10, 25, 1, 30, tzinfo=UTC), Duration(months=12))  # from the second 02:30
@example(datetime(2028, 2, 29, 9, tzinfo=UTC), Duration(months=12))
def test_calendar_time_is_what_the_clocks_of_brussels_show(moment: datetime, each: Duration) -> None:
    wall = moment.astimezone(BRUSSEL).replace(tzinfo=None)
    to = wall + relativedelta(months=each.months) + timedelta(days=each.days)
    begin = moment if to.date() == wall.date() else moment_of(to)
    assert add_to_moment(moment, each) == begin + timedelta(seconds=each.seconds)


@given(MOMENTS, PERIODS, st.integers(0, 200))
@example(datetime(2026, 1, 31, 9, tzinfo=UTC), Duration(months=1), 1)
@example(CHANGES[0], Duration(days=1), 1)
@example(CHANGES[1], Duration(days=1), 1)
@example(datetime(2026, 10, 24, 23, 30, tzinfo=UTC), Duration(seconds=1800), 3)
def test_the_moments_of_a_cycle_go_forward(anchor: datetime, each: Duration, count: int) -> None:
    assert add_to_moment(anchor, each * count) < add_to_moment(anchor, each * (count + 1))


@given(MOMENTS, PERIODS, st.integers(0, 200), st.integers(-1, 1))
def test_the_moments_before_now_are_counted(
    anchor: datetime, each: Duration, count: int, beside: int
) -> None:
    now = add_to_moment(anchor, each * count) + timedelta(microseconds=beside)
    assert moments_before(anchor, each, now) == count + (beside > 0)


def test_a_cycle_of_a_second_that_began_long_ago_is_counted_at_once() -> None:
    anchor = datetime(1000, 1, 1, tzinfo=UTC)
    assert moments_before(anchor, Duration(seconds=1), anchor + timedelta(days=365_000)) == 365_000 * 86_400


def test_a_moment_given_in_the_hour_that_is_skipped_or_doubled() -> None:
    assert parse_moment("2026-03-29T02:30") == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert parse_moment("2026-10-25T02:30") == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert parse_moment("2026-10-25T02:30+01:00") == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
