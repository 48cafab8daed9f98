from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.sessieregels import ACCOUNT, ADRES, TOESTEL, Rem, is_verlopen, is_vers

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


@given(st.sampled_from([ACCOUNT, ADRES, TOESTEL]), st.integers(0, 10**6), MINUTEN)
def test_one_waits_longer_after_more_failures_and_never_for_ever(
    rem: Rem, mislukt: int, minuten: int
) -> None:
    laatste = NU - timedelta(minutes=minuten)
    wacht = rem.wacht(mislukt, laatste, NU)
    assert timedelta(0) <= wacht <= rem.langst
    assert (wacht == timedelta(0)) or mislukt >= rem.vrij
    assert rem.wacht(mislukt + 1, laatste, NU) >= wacht
    assert rem.wacht(mislukt, laatste, NU + wacht) == timedelta(0), "who waits as told, may try"
