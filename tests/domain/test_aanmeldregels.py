"""INV-26: what the table decided together, every partner respects."""

from hypothesis import example, given
from hypothesis import strategies as st

from app.domain.aanmeldregels import KORTSTE_UITLEG, herkomst_van, mag_aanmelden
from app.domain.organisaties import Soort


@given(st.text())
def test_who_was_never_notified_needs_nothing_new(told: str) -> None:
    assert mag_aanmelden(told, opnieuw=False)


@given(st.text(alphabet=" \n\t", max_size=60), st.text(alphabet="abcé .", max_size=60))
@example("", "a" * KORTSTE_UITLEG)
@example(" ", "a" * (KORTSTE_UITLEG - 1))
def test_again_only_with_something_new_and_blanks_are_nothing(blanks: str, told: str) -> None:
    enough = len(told.strip()) >= KORTSTE_UITLEG
    assert mag_aanmelden(blanks + told + blanks, opnieuw=True) is enough


def test_a_justitiehuis_is_an_origin_of_its_own_and_every_other_organisation_is_a_partner() -> None:
    assert herkomst_van(Soort.JUSTITIEHUIS) == "justitiehuis"
    assert {herkomst_van(soort) for soort in (*(set(Soort) - {Soort.JUSTITIEHUIS}), None)} == {"partner"}
