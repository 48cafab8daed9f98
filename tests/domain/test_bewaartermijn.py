from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from app.domain.bewaartermijn import (
    VANAF_VANDAAG,
    einde_bewaartermijn,
    ensure_binnen_maximum,
    ensure_geldige_verlenging,
    laatste_dag,
    laatste_dag_van_dossier,
    laatste_dag_van_rest,
    uiterste_einddatum,
)
from app.domain.casus import Casus, CasusStatus, Verlenging
from app.domain.errors import ConflictError
from app.domain.ids import CasusId, LivcId, OrganisatieId

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


ALKEN, GEMEENTE, CLB = LivcId("alken"), OrganisatieId("gemeente"), OrganisatieId("clb")


def casus_van(aangemeld: date, besproken: date | None = None, **more: date | None) -> Casus:
    return Casus(
        CasusId("c"),
        ALKEN,
        "2026-01",
        CasusStatus.LOPEND,
        None,
        aangemeld,
        None,
        laatste_bespreking=besproken,
        **more,  # type: ignore[arg-type]
    )


def tot(organisatie_id: OrganisatieId, dag: date) -> Verlenging:
    return Verlenging(ALKEN, CasusId("c"), organisatie_id, dag)


@given(DAGEN, st.integers(0, 366 * 3))
def test_the_computed_day_is_the_last_one_and_never_later_than_a_year(laatste: date, dagen: int) -> None:
    berekend = laatste + timedelta(dagen)
    assert laatste_dag(casus_van(laatste, laatste, vernietigen_op=berekend)) == min(
        berekend, laatste + relativedelta(years=1)
    )
    assert laatste_dag(casus_van(laatste, laatste)) == laatste + relativedelta(years=1)


@given(DAGEN)
def test_a_casus_never_discussed_ends_a_year_after_the_aanmelding(aangemeld: date) -> None:
    casus, later = casus_van(aangemeld), [tot(CLB, aangemeld + relativedelta(years=4))]
    year = aangemeld + relativedelta(years=1)
    assert laatste_dag(casus) == year
    assert laatste_dag_van_dossier(casus, later, CLB) == year


@given(DAGEN, st.integers(0, 366), st.integers(1, 366 * 8))
def test_an_extension_is_nobody_elses_and_ends_within_five_years(
    laatste: date, dagen: int, langer: int
) -> None:
    gewoon = min(laatste + timedelta(dagen), laatste + relativedelta(years=1))
    casus = casus_van(laatste, laatste, vernietigen_op=gewoon)
    rows = [tot(CLB, gewoon + timedelta(langer))]
    uiterst = min(gewoon + timedelta(langer), laatste + relativedelta(years=5))
    assert laatste_dag_van_dossier(casus, rows, CLB) == uiterst
    assert laatste_dag_van_dossier(casus, rows, GEMEENTE) == gewoon
    assert laatste_dag_van_rest(casus, rows, GEMEENTE) == gewoon


def test_a_holder_may_let_its_own_file_go_sooner_when_the_casus_was_ended_early() -> None:
    laatste, vroeg = date(2026, 9, 10), date(2026, 11, 2)
    casus, rows = casus_van(laatste, laatste, vervroegd_op=vroeg), [tot(CLB, vroeg)]
    assert laatste_dag_van_dossier(casus, rows, CLB) == vroeg
    assert laatste_dag_van_dossier(casus, rows, OrganisatieId("ocmw")) == date(2027, 9, 10)


def test_register_and_papers_go_with_the_gemeente_or_on_the_day_it_was_ended_early() -> None:
    laatste, later = date(2026, 9, 10), date(2029, 6, 1)
    rows = [tot(GEMEENTE, later), tot(CLB, date(2030, 1, 1))]
    assert laatste_dag_van_rest(casus_van(laatste, laatste), rows, GEMEENTE) == later
    vroeg = casus_van(laatste, laatste, vervroegd_op=date(2026, 11, 2))
    assert laatste_dag_van_rest(vroeg, [], GEMEENTE) == date(2026, 11, 2)
    assert laatste_dag_van_dossier(vroeg, [], CLB) == date(2027, 9, 10)


def test_with_a_shorter_term_an_extension_is_later_than_the_computed_day() -> None:
    laatste, gewoon = date(2026, 9, 10), date(2027, 3, 10)
    ensure_geldige_verlenging(laatste, gewoon + timedelta(1), gewoon)
    with pytest.raises(ConflictError, match="10-03-2027"):
        ensure_geldige_verlenging(laatste, gewoon, gewoon)


@given(DAGEN, st.integers(366, 1825), st.integers(-2000, 2000))
def test_nobody_extends_to_a_day_that_is_over(laatste: date, dagen: int, over: int) -> None:
    einddatum = laatste + timedelta(dagen + 1)
    vandaag = einddatum + timedelta(over)
    if einddatum < vandaag:
        with pytest.raises(ConflictError, match=VANAF_VANDAAG):
            ensure_geldige_verlenging(laatste, einddatum, vandaag=vandaag)
    elif einddatum <= uiterste_einddatum(laatste):
        ensure_geldige_verlenging(laatste, einddatum, vandaag=vandaag)
