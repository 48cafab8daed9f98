"""What betrays a person or a casus without a list of persons; and what only looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.persoonssporen import sporen_in


@pytest.mark.parametrize(
    "tekst",
    [
        "zie casus 2026-01",
        "(2026-104)",
        "nr 85.07.30-033.28",
        "85073003328",
        "nr 00.01.01-001.05",
        "geboren op 3 mei 1999",
        "° 03/05/1999",
        "geb. 1999",
        "mail naar jan.peeters@voorbeeld.be",
    ],
)
def test_what_has_the_form_of_one_person_or_casus_is_found(tekst: str) -> None:
    assert list(sporen_in(tekst))


@pytest.mark.parametrize(
    "tekst",
    [
        "het Vlaamse actieplan 2020-2024",
        "tegen 2026-09-01 een nieuw huisreglement",
        "de omzendbrief van 22 mei 2018",
        "drie vormingen in 2026, telkens 20 deelnemers",
        "bel 09 123 45 67",
        "85.07.30-033.29 is geen geldig nummer",
        "een gebouw, geborgen in de stad",
        "artikel 3 van de LIVC-R-wet",
    ],
)
def test_what_only_looks_like_it_is_let_through(tekst: str) -> None:
    assert not list(sporen_in(tekst))


@given(st.integers(0, 999_999_998), st.booleans())
def test_every_valid_national_number_is_found(front: int, later: bool) -> None:
    """Until 1999 and from 2000 on the last two digits are counted otherwise."""
    check = 97 - (int(f"2{front:09d}") if later else front) % 97
    assert list(sporen_in(f"nummer {front:09d}{check:02d}."))
