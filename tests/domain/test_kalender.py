from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.kalender import begin_van, dag_van, uur_van

DAGEN = st.dates(date(2000, 1, 1), date(2037, 12, 31))
MOMENTEN = st.datetimes(datetime(2000, 1, 2), datetime(2037, 12, 30), timezones=st.just(UTC))


@given(DAGEN)
def test_a_day_begins_in_itself_and_not_a_second_earlier(dag: date) -> None:
    assert dag_van(begin_van(dag)) == dag
    assert dag_van(begin_van(dag) - timedelta(seconds=1)) == dag - timedelta(1)


@given(MOMENTEN)
def test_every_moment_lies_in_exactly_one_day(moment: datetime) -> None:
    dag = dag_van(moment)
    assert begin_van(dag) <= moment < begin_van(dag + timedelta(1))


@pytest.mark.parametrize(
    ("dag", "uren"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2026, 6, 1), 24)]
)
def test_the_days_on_which_the_clock_changes_are_shorter_or_longer(dag: date, uren: int) -> None:
    assert begin_van(dag + timedelta(1)) - begin_van(dag) == timedelta(hours=uren)


def test_late_in_the_evening_in_utc_it_is_tomorrow_in_brussels() -> None:
    assert dag_van(datetime(2026, 7, 31, 22, 30, tzinfo=UTC)) == date(2026, 8, 1)
    assert dag_van(datetime(2026, 12, 31, 22, 59, tzinfo=UTC)) == date(2026, 12, 31)


def test_the_hour_is_that_of_the_clock_in_brussels() -> None:
    assert uur_van(datetime(2026, 7, 1, 12, 5, tzinfo=UTC)) == "14.05"
