from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.sessieregels import is_verlopen, is_vers

NU = datetime(2026, 2, 2, 8, 0, tzinfo=UTC)
MINUTEN = st.integers(0, 2000)


@given(MINUTEN, MINUTEN)
def test_a_session_ends_after_half_an_hour_of_rest_or_after_twelve_hours(rust: int, ouder: int) -> None:
    gezien = NU - timedelta(minutes=rust)
    aangemaakt = gezien - timedelta(minutes=ouder)
    assert is_verlopen(aangemaakt, gezien, NU) == (rust > 30 or rust + ouder > 12 * 60)


@given(MINUTEN)
def test_a_password_is_fresh_for_five_minutes(minuten: int) -> None:
    assert is_vers(NU - timedelta(minutes=minuten), NU) == (minuten <= 5)
