"""Calendar arithmetic, held against zoneinfo."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from app.procedure.durations import (
    BRUSSELS,
    Duration,
    add_to_date,
    add_to_moment,
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
    assert parse_date("2026-02-30") is parse_moment("2026-02-30T10:00") is None


@settings(max_examples=200, deadline=None)
@given(MOMENTS, st.integers(1, 2000))
def test_days_keep_the_local_time_across_summer_time(moment: datetime, days: int) -> None:
    local = moment.astimezone(BRUSSELS)
    found = add_to_moment(moment, Duration(days=days)).astimezone(BRUSSELS)
    wall = local.replace(tzinfo=None) + timedelta(days=days)
    exists = wall.replace(tzinfo=BRUSSELS).astimezone(UTC).astimezone(BRUSSELS).replace(tzinfo=None) == wall
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
    local = start_of_day(day).astimezone(BRUSSELS)
    assert (local.date(), local.hour, local.minute) == (day, 0, 0)


@settings(max_examples=200, deadline=None)
@given(MOMENTS, st.integers(1, 500_000))
def test_hours_are_real_hours(moment: datetime, seconds: int) -> None:
    assert add_to_moment(moment, Duration(seconds=seconds)) - moment == timedelta(seconds=seconds)
