"""How often somebody wants a mail."""

import pytest

from app.domain.meldingen import NAAR_WENS, ZINNEN, Meldingen, wil
from app.services.clockwork.send_mail import TEKSTEN


def test_what_one_has_to_know_is_mailed_whatever_was_chosen() -> None:
    for soort in TEKSTEN.keys() - NAAR_WENS:
        assert all(wil(keuze, soort) for keuze in Meldingen), soort


@pytest.mark.parametrize("soort", sorted(NAAR_WENS))
def test_who_chose_never_hears_nothing_of_what_is_to_do(soort: str) -> None:
    assert [keuze for keuze in Meldingen if wil(keuze, soort)] == [Meldingen.METEEN, Meldingen.DAGELIJKS]


def test_each_choice_is_said_under_a_mail() -> None:
    assert ZINNEN.keys() == set(Meldingen)
    assert len(set(ZINNEN.values())) == len(Meldingen)
