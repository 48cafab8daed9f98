"""The strategic table: subjects with days, instructions with days, and who takes which place."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import ConflictError
from app.domain.ids import LivcId, OrganisatieId, PersoonId, ZetelId
from app.domain.organisaties import Soort
from app.domain.people import Rol
from app.domain.rechtsgronden import RECHTSGRONDEN
from app.domain.strategie import (
    AMBTEN,
    LEZERS,
    ONDERWERPEN,
    PLAATSWOORDEN,
    StrategischeZetel,
    TafelPlaats,
    ensure_mag_plaats_nemen,
    ensure_tijdig,
    naam_van_onderwerp,
    onderwerpen_op,
)
from app.domain.zetels import Zetelplaats

VANDAAG = date(2026, 3, 2)


def place(soort: str, rol: Rol = Rol.PARTNER) -> Zetelplaats:
    return Zetelplaats(OrganisatieId("o"), rol, soort)


def test_the_provincial_level_and_the_flemish_plan_are_among_its_subjects() -> None:
    now = {each.key for each in onderwerpen_op(VANDAAG)}
    assert {"provincie", "vlaams_actieplan", "afstemming_ltf"} <= now
    assert len(now) == len(ONDERWERPEN)


def test_each_subject_rests_on_a_source_and_has_a_first_day() -> None:
    for each in ONDERWERPEN:
        assert each.bron in RECHTSGRONDEN, each
        assert not each.geldt_op(each.van - timedelta(days=1))
        assert each.geldt_op(each.van)
        assert naam_van_onderwerp(each.key) == each.naam
    assert naam_van_onderwerp("casus") == ""


@given(st.integers(-400, 800))
def test_an_instruction_is_due_within_a_year_and_not_in_the_past(days: int) -> None:
    tegen = VANDAAG + timedelta(days=days)
    if VANDAAG <= tegen <= date(2027, 3, 2):
        ensure_tijdig(tegen, VANDAAG)
    else:
        with pytest.raises(ConflictError):
            ensure_tijdig(tegen, VANDAAG)


def test_the_parket_comes_only_when_the_procureur_decided_so() -> None:
    with pytest.raises(ConflictError, match="procureur"):
        ensure_mag_plaats_nemen(TafelPlaats.PARKET, None, [])
    ensure_mag_plaats_nemen(TafelPlaats.PARKET, VANDAAG, [])


@pytest.mark.parametrize("plaats", sorted(set(TafelPlaats) - {TafelPlaats.PARKET}))
def test_police_dpo_and_beheerder_are_named_to_no_place(plaats: TafelPlaats) -> None:
    for leden in (
        [],
        [place(Soort.POLITIE)],
        [place(Soort.GEMEENTE, Rol.FG)],
        [place("ocmw", Rol.BEHEERDER)],
    ):
        with pytest.raises(ConflictError):
            ensure_mag_plaats_nemen(plaats, None, leden)
    ensure_mag_plaats_nemen(plaats, None, [place(Soort.OCMW)])


def test_every_place_has_words_and_the_chief_of_police_reads_without_a_table_role() -> None:
    assert set(PLAATSWOORDEN) == set(TafelPlaats)
    assert {Rol.KORPSCHEF, Rol.BURGEMEESTER} <= set(AMBTEN) <= LEZERS
    assert Rol.PARTNER not in LEZERS


@given(st.integers(-5, 5), st.one_of(st.none(), st.integers(-5, 5)), st.integers(-5, 5))
def test_a_place_that_is_stopped_is_held_no_day_later(van: int, tot: int | None, dag: int) -> None:
    def on(days: int) -> date:
        return VANDAAG + timedelta(days=days)

    held = StrategischeZetel(
        ZetelId("z"),
        LivcId("l"),
        TafelPlaats.PARTNER,
        PersoonId("p"),
        OrganisatieId("o"),
        on(van),
        None if tot is None else on(tot),
        PersoonId("b"),
    )
    stopped = held.gestopt_op(VANDAAG)
    later = VANDAAG + timedelta(days=1 + abs(dag))
    assert not stopped.geldt_op(later)
    assert stopped.is_voorbij(later)
