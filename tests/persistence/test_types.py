"""Moments are UTC and sort as time; what goes in comes out."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import StatementError

from app.persistence.types import Moment, Row, Span, Values, Words
from app.persistence.unit_of_work import SqlUnitOfWork
from tests.persistence.conftest import NU

LITE, PG = sqlite.dialect(), postgresql.dialect()
moments = st.datetimes(
    datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.just(ZoneInfo("Europe/Brussels"))
)
variables = st.dictionaries(st.text(), st.text() | st.booleans() | st.integers() | st.dates() | st.none())


@given(st.lists(moments))
def test_on_sqlite_the_order_of_text_is_the_order_of_time(given_: list[datetime]) -> None:
    texts = [Moment().process_bind_param(moment, LITE) for moment in given_]
    back = [Moment().process_result_value(text, LITE) for text in sorted(texts)]
    assert back == sorted(moment.astimezone(UTC) for moment in given_)


def test_a_moment_without_a_zone_is_refused(uow: SqlUnitOfWork) -> None:
    with pytest.raises(StatementError, match="time zone"), uow.begin(None) as tx:
        tx.livcs.beat(NU.replace(tzinfo=None))


def test_a_moment_comes_back_in_utc(uow: SqlUnitOfWork) -> None:
    with uow.begin(None) as tx:
        tx.livcs.beat(NU.astimezone(ZoneInfo("Europe/Brussels")))
        found = tx.livcs.heartbeat()
    assert found == NU
    assert found is not None
    assert found.tzinfo is UTC


@given(variables)
def test_variables_survive(values: dict[str, object]) -> None:
    assert Values().process_result_value(Values().process_bind_param(values, PG), PG) == values  # type: ignore[arg-type]


@given(st.frozensets(st.text()), st.lists(st.tuples(st.text(), st.text())), st.timedeltas())
def test_words_rows_and_spans_survive(
    words: frozenset[str], row: list[tuple[str, str]], span: timedelta
) -> None:
    assert Words().process_result_value(Words().process_bind_param(words, PG), PG) == words
    assert Row().process_result_value(Row().process_bind_param(tuple(row), PG), PG) == tuple(row)
    assert Span().process_result_value(Span().process_bind_param(span, PG), PG) == span
