"""Who may be named to a standing seat, by whom, and what that makes somebody at the table."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import ConflictError, NotAllowedError
from app.domain.ids import LivcId, OrganisatieId, PersoonId, ZetelId
from app.domain.organisaties import SOCIAAL, Soort
from app.domain.people import POLITIE, Rol
from app.domain.tafelregels import SOCIALE_PARTNER
from app.domain.zetels import (
    VasteZetel,
    Zetel,
    Zetelplaats,
    ensure_mag_benoemen,
    mag_benoemen,
    plaats_voor,
    rollen_van,
)
from tests.domain.people import actor

ORG = OrganisatieId("org")
DAG = date(2026, 3, 12)


@pytest.mark.parametrize("zetel", Zetel)
@pytest.mark.parametrize("rol", Rol)
def test_the_office_names_and_only_the_burgemeester_who_sits_for_the_burgemeester(
    zetel: Zetel, rol: Rol
) -> None:
    allowed = {Rol.BURGEMEESTER} if zetel is Zetel.VERTEGENWOORDIGER else {Rol.BURGEMEESTER, Rol.COORDINATOR}
    assert mag_benoemen(actor(rol), zetel) is (rol in allowed)
    if rol in allowed:
        ensure_mag_benoemen(actor(rol), zetel)
        return
    with pytest.raises(NotAllowedError):
        ensure_mag_benoemen(actor(rol), zetel)


@pytest.mark.parametrize("zetel", Zetel)
def test_a_mandate_names_nobody(zetel: Zetel) -> None:
    with pytest.raises(NotAllowedError):
        ensure_mag_benoemen(actor(Rol.PARTNER, mandaten=frozenset({Rol.BURGEMEESTER})), zetel)


@pytest.mark.parametrize("zetel", Zetel)
def test_who_is_refused_reads_who_does_name(zetel: Zetel) -> None:
    with pytest.raises(NotAllowedError) as refused:
        ensure_mag_benoemen(actor(Rol.PARTNER), zetel)
    named = {rol for rol in (Rol.BURGEMEESTER, Rol.COORDINATOR) if mag_benoemen(actor(rol), zetel)}
    assert ("coördinator" in str(refused.value)) is (Rol.COORDINATOR in named)
    assert "burgemeester" in str(refused.value)


@given(st.sampled_from(Zetel), st.sampled_from(Rol), st.sampled_from(Soort))
def test_police_dpo_and_beheerder_are_named_to_no_seat(zetel: Zetel, rol: Rol, soort: Soort) -> None:
    barred = rol in POLITIE | {Rol.FG, Rol.BEHEERDER} or soort is Soort.POLITIE
    own = [Zetelplaats(ORG, Rol.PARTNER, Soort.OCMW), Zetelplaats(OrganisatieId("ander"), rol, soort)]
    if barred:
        with pytest.raises(ConflictError):
            plaats_voor(zetel, own)
    else:
        assert plaats_voor(zetel, own).soort != Soort.POLITIE


@pytest.mark.parametrize("soort", Soort)
def test_a_standing_representative_of_a_partner_is_none_of_the_municipality(soort: Soort) -> None:
    own = [Zetelplaats(ORG, Rol.PARTNER, soort)]
    if soort in SOCIAAL | {Soort.JUSTITIEHUIS, Soort.INTERGEMEENTELIJK}:
        assert plaats_voor(Zetel.PARTNER, own).organisatie_id == ORG
        return
    with pytest.raises(ConflictError):
        plaats_voor(Zetel.PARTNER, own)


def test_what_somebody_is_at_the_table_by_a_seat() -> None:
    assert rollen_van(Zetel.VERTEGENWOORDIGER, Soort.GEMEENTE) == {Rol.BURGEMEESTER}
    assert rollen_van(Zetel.SCHEPEN, Soort.GEMEENTE) == frozenset()
    assert rollen_van(Zetel.PARTNER, Soort.OCMW) == {SOCIALE_PARTNER}
    assert rollen_van(Zetel.PARTNER, Soort.JUSTITIEHUIS) == frozenset()
    assert rollen_van(Zetel.SCHOLEN, Soort.GEMEENTE) == {SOCIALE_PARTNER}


@pytest.mark.parametrize(
    ("tot", "dag", "geldt"),
    [
        (None, date(2026, 3, 11), False),
        (None, DAG, True),
        (date(2026, 4, 1), date(2026, 4, 1), True),
        (date(2026, 4, 1), date(2026, 4, 2), False),
    ],
)
def test_a_seat_is_held_from_its_first_to_its_last_day(tot: date | None, dag: date, geldt: bool) -> None:
    seat = VasteZetel(
        ZetelId("z"), LivcId("livc"), PersoonId("p"), ORG, Zetel.PARTNER, DAG, tot, PersoonId("h")
    )
    assert seat.geldt_op(dag) is geldt


@pytest.mark.parametrize("tot", [None, DAG, DAG + timedelta(days=9)])
@pytest.mark.parametrize("voor", [1, 2, 30])
def test_a_seat_that_is_withdrawn_before_it_begins_is_never_held(tot: date | None, voor: int) -> None:
    seat = VasteZetel(
        ZetelId("z"), LivcId("livc"), PersoonId("p"), ORG, Zetel.PARTNER, DAG, tot, PersoonId("h")
    )
    stopped = seat.gestopt_op(DAG - timedelta(days=voor))
    days = [DAG + timedelta(days=each) for each in range(-40, 40)]
    assert not any(map(stopped.geldt_op, days))
    assert all(map(stopped.is_voorbij, days))


@pytest.mark.parametrize("na", [0, 1, 30])
def test_a_seat_that_runs_ends_that_day(na: int) -> None:
    seat = VasteZetel(
        ZetelId("z"), LivcId("livc"), PersoonId("p"), ORG, Zetel.PARTNER, DAG, None, PersoonId("h")
    )
    last = DAG + timedelta(days=na)
    stopped = seat.gestopt_op(last)
    assert stopped.geldt_op(last)
    assert not stopped.geldt_op(last + timedelta(days=1))
