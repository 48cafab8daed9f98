import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import ConflictError
from app.domain.organisaties import (
    NOOIT,
    ROLLEN_VAN,
    SOORTWOORDEN,
    Soort,
    ensure_mag_zetelen,
    ensure_niet_betrokken,
    gevouwen,
    leesbaar,
    soort_uit_naam,
)
from app.domain.people import Rol

INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u202e\u2066"


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(naam: str) -> None:
    assert gevouwen(gevouwen(naam)) == gevouwen(naam)


@given(
    st.text(alphabet="abé çDÉ'-. ", min_size=1, max_size=20), st.sampled_from(INVISIBLE), st.integers(0, 20)
)
def test_nothing_invisible_no_form_no_space_and_no_capital_makes_another_name(
    naam: str, sign: str, at: int
) -> None:
    other = naam[:at] + sign + naam[at:]
    for spelled in (other, unicodedata.normalize("NFD", naam), naam.upper(), f"  {naam}\u00a0 "):
        assert gevouwen(spelled) == gevouwen(naam)


def test_a_name_is_kept_as_people_write_it() -> None:
    assert leesbaar("  CLB\u200b  De\u00a0Linde \n") == "CLB De Linde"
    assert gevouwen("!?") == ""


def test_every_role_and_every_kind_is_decided() -> None:
    assert set(ROLLEN_VAN) == set(Rol)
    assert set(SOORTWOORDEN) == set(Soort)
    assert ROLLEN_VAN[Rol.INFORMATION_OFFICER] == {Soort.POLITIE}
    assert ROLLEN_VAN[Rol.BURGEMEESTER] == ROLLEN_VAN[Rol.FG] == {Soort.GEMEENTE}


@pytest.mark.parametrize("soort", sorted(NOOIT))
@pytest.mark.parametrize("rol", list(Rol))
def test_who_may_never_sit_is_refused_with_the_reason(rol: Rol, soort: Soort) -> None:
    with pytest.raises(ConflictError, match="nooit"):
        ensure_mag_zetelen(rol, soort, "Dienst Verzonnen")


@pytest.mark.parametrize(
    "woorden",
    [("Betrokkene", ""), ("OCMW Proefstad", "moeder van de jongere"), ("", "De  betrokken persoon")],
)
def test_who_is_spoken_of_gets_no_account(woorden: tuple[str, str]) -> None:
    with pytest.raises(ConflictError, match="geen account"):
        ensure_niet_betrokken(*woorden)


@pytest.mark.parametrize("woorden", ["Huis van het Kind", "Moeder en Kind vzw", "betrokken bij de jeugd"])
def test_a_service_for_families_is_no_family(woorden: str) -> None:
    ensure_niet_betrokken(woorden, woorden)


@pytest.mark.parametrize("naam", ["Parketvloeren vzw", "CLB De Pz-straat", "Sociaal Huis", "Jeugdadvocatuur"])
def test_a_name_that_only_looks_like_it_is_no_reason(naam: str) -> None:
    assert soort_uit_naam(naam) in (None, Soort.POLITIE)
    assert soort_uit_naam("Sociaal Huis") is None


def test_a_kind_outside_the_list_is_refused() -> None:
    with pytest.raises(ConflictError, match="lijst"):
        ensure_mag_zetelen(Rol.PARTNER, "geheime dienst", "Dienst Verzonnen")
