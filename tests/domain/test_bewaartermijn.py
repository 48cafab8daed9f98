from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from app.domain.bewaartermijn import (
    einde_bewaartermijn,
    ensure_binnen_maximum,
    ensure_geldige_verlenging,
    is_vernietigbaar,
    uiterste_einddatum,
)
from app.domain.errors import ConflictError

DAGEN = st.dates(date(2018, 1, 1), date(2090, 12, 31))


@given(DAGEN)
def test_a_file_ends_on_the_same_day_a_year_later(laatste: date) -> None:
    einde = einde_bewaartermijn(laatste)
    assert einde.year == laatste.year + 1
    assert (einde.month, einde.day) in ((laatste.month, laatste.day), (2, 28))
    assert timedelta(365) <= einde - laatste <= timedelta(366)


@pytest.mark.parametrize(
    ("laatste", "einde", "uiterst"),
    [
        (date(2028, 2, 29), date(2029, 2, 28), date(2033, 2, 28)),
        (date(2027, 2, 28), date(2028, 2, 28), date(2032, 2, 28)),
        (date(2026, 9, 10), date(2027, 9, 10), date(2031, 9, 10)),
    ],
)
def test_a_leap_day_never_lengthens_a_term(laatste: date, einde: date, uiterst: date) -> None:
    assert einde_bewaartermijn(laatste) == einde
    assert uiterste_einddatum(laatste) == uiterst


@given(DAGEN, DAGEN)
def test_a_later_discussion_never_ends_sooner(een: date, ander: date) -> None:
    vroeg, laat = sorted((een, ander))
    assert einde_bewaartermijn(vroeg) <= einde_bewaartermijn(laat)
    assert uiterste_einddatum(vroeg) <= uiterste_einddatum(laat)


@given(DAGEN, st.integers(-800, 3000))
def test_an_extension_lies_after_one_year_and_within_five(laatste: date, dagen: int) -> None:
    einddatum = laatste + timedelta(dagen)
    mag = laatste + relativedelta(years=1) < einddatum <= laatste + relativedelta(years=5)
    if mag:
        ensure_geldige_verlenging(laatste, einddatum)
    else:
        with pytest.raises(ConflictError):
            ensure_geldige_verlenging(laatste, einddatum)


@given(DAGEN)
def test_the_last_possible_day_is_accepted_and_the_next_one_is_not(laatste: date) -> None:
    ensure_geldige_verlenging(laatste, uiterste_einddatum(laatste))
    with pytest.raises(ConflictError, match=f"{uiterste_einddatum(laatste):%d-%m-%Y}"):
        ensure_geldige_verlenging(laatste, uiterste_einddatum(laatste) + timedelta(1))


@given(DAGEN, st.integers(0, 800))
def test_nothing_is_destroyed_a_day_too_early(laatste: date, dagen: int) -> None:
    vandaag = laatste + timedelta(dagen)
    assert is_vernietigbaar(laatste, vandaag) == (vandaag >= laatste + relativedelta(years=1))


@given(DAGEN)
def test_what_was_never_discussed_has_no_term_to_protect_it(vandaag: date) -> None:
    assert is_vernietigbaar(None, vandaag)


@given(DAGEN, st.integers(0, 366 * 6))
def test_no_table_stretches_the_year(laatste: date, dagen: int) -> None:
    berekend = laatste + timedelta(dagen)
    if berekend <= einde_bewaartermijn(laatste):
        ensure_binnen_maximum(laatste, berekend)
    else:
        with pytest.raises(ConflictError):
            ensure_binnen_maximum(laatste, berekend)


def test_a_date_without_a_discussion_is_nobodys_concern() -> None:
    ensure_binnen_maximum(None, None)
    ensure_binnen_maximum(None, date(2030, 1, 1))
    ensure_binnen_maximum(date(2026, 1, 1), None)
