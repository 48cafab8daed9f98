"""Everything kept has a last day, whatever is known of it, and nothing outlives a casus that it may speak of."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from app.domain.bewaartermijn import laatste_dag_van_dossier, laatste_dag_van_rest
from app.domain.casus import Casus, CasusStatus, Verlenging
from app.domain.ids import CasusId, LivcId, OrganisatieId
from app.domain.inventaris import (
    LANGSTE_DENKHULP,
    PAPIEREN,
    Bewaard,
    Casusdagen,
    Plaats,
    is_over,
    laatste_dag,
)

GEMEENTE, OCMW, LIVC = OrganisatieId("gemeente"), OrganisatieId("ocmw"), LivcId("alken")
DAG = date(2026, 3, 2)
dates = st.dates(date(2020, 1, 1), date(2040, 12, 31))
maybe = st.none() | dates


def casus(**changes: date | None) -> Casus:
    plain = Casus(CasusId("c1"), LIVC, "2026-01", CasusStatus.LOPEND, None, DAG, OCMW)
    return replace(plain, **changes)  # type: ignore[arg-type]


def key(plaats: Plaats, **changes: object) -> Bewaard:
    plain = Bewaard("k1", plaats, "papers", GEMEENTE, "scope", DAG)
    return replace(plain, **changes)  # type: ignore[arg-type]


casusdagen = st.builds(
    lambda first, last, until: Casusdagen(
        casus(aangemeld_op=first, laatste_bespreking=last),
        (Verlenging(LIVC, CasusId("c1"), OCMW, until),) if until else (),
    ),
    dates,
    maybe,
    maybe,
)
keys = st.builds(
    Bewaard,
    key_id=st.just("k1"),
    plaats=st.sampled_from(Plaats),
    zone=st.sampled_from(["register", "vault", "table", "papers"]),
    eigenaar_id=st.sampled_from([GEMEENTE, OCMW]),
    scope=st.just("scope"),
    gemaakt_op=dates,
    casus=st.none() | casusdagen,
    genoemd=st.lists(casusdagen, max_size=3).map(tuple),
    genoemd_weg=st.booleans(),
    overleg_op=maybe,
    sluit_op=maybe,
    wissen_op=maybe,
    beeindigd=st.booleans(),
)


@given(keys)
def test_every_key_has_a_last_day(bewaard: Bewaard) -> None:
    assert isinstance(laatste_dag(bewaard, GEMEENTE), date)


@given(keys, casusdagen)
def test_nothing_outlives_a_casus_that_it_may_speak_of(bewaard: Bewaard, dagen: Casusdagen) -> None:
    speaks = replace(bewaard, genoemd=(*bewaard.genoemd, dagen))
    assert laatste_dag(speaks, GEMEENTE) <= laatste_dag_van_rest(dagen.casus, dagen.verlengingen, GEMEENTE)


@given(keys, st.booleans())
def test_knowing_more_casussen_never_gives_a_later_day(bewaard: Bewaard, gone: bool) -> None:
    less = replace(bewaard, genoemd=(), genoemd_weg=False)
    more = replace(bewaard, genoemd_weg=bewaard.genoemd_weg or gone)
    assert laatste_dag(more, GEMEENTE) <= laatste_dag(less, GEMEENTE)


@given(dates, maybe, st.booleans())
def test_an_own_space_never_lasts_longer_than_a_year_whatever_the_drawing_says(
    made: date,
    wipes: date | None,
    ended: bool,
) -> None:
    space = key(Plaats.EIGEN_RUIMTE, gemaakt_op=made, wissen_op=wipes, beeindigd=ended)
    assert laatste_dag(space, GEMEENTE) <= made + LANGSTE_DENKHULP


@pytest.mark.parametrize(("owner", "zone"), list(product([GEMEENTE, OCMW], ["vault", "register", "papers"])))
def test_a_key_of_a_casus_follows_the_term_of_its_holder(owner: OrganisatieId, zone: str) -> None:
    until = DAG + relativedelta(years=3)
    dagen = Casusdagen(casus(laatste_bespreking=DAG), (Verlenging(LIVC, CasusId("c1"), OCMW, until),))
    found = laatste_dag(key(Plaats.CASUS, casus=dagen, eigenaar_id=owner, zone=zone), GEMEENTE)
    assert found == laatste_dag_van_dossier(dagen.casus, dagen.verlengingen, owner)
    assert found == (until if owner == OCMW else DAG + relativedelta(years=1))


def test_papers_count_from_the_day_the_meeting_was_held_and_without_a_day_from_the_first_text() -> None:
    held = DAG + timedelta(days=40)
    assert laatste_dag(key(Plaats.OVERLEG, overleg_op=held), GEMEENTE) == held + PAPIEREN
    assert laatste_dag(key(Plaats.OVERLEG), GEMEENTE) == DAG + PAPIEREN


def test_what_speaks_of_a_casus_that_is_gone_and_what_has_no_place_is_due_at_once() -> None:
    assert laatste_dag(key(Plaats.OVERLEG, overleg_op=DAG, genoemd_weg=True), GEMEENTE) == DAG
    assert laatste_dag(key(Plaats.NERGENS), GEMEENTE) == DAG


def test_on_its_last_day_it_is_being_destroyed_and_the_day_after_it_is_beyond() -> None:
    assert not is_over(DAG, DAG)
    assert is_over(DAG, DAG + timedelta(days=1))
