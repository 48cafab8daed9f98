"""What the burgemeester uses outside the LIVC-R comes after contact with the korpschef (INV-50)."""

from datetime import date
from itertools import product

import pytest

from app.domain.bevoegdheid import Gebruik, ensure_mag_gebruiken
from app.domain.errors import FormInvalidError

AANGEMELD, VANDAAG = date(2026, 1, 12), date(2026, 3, 16)


def refused(gebruik: Gebruik) -> set[str]:
    try:
        ensure_mag_gebruiken(gebruik, aangemeld_op=AANGEMELD, vandaag=VANDAAG)
    except FormInvalidError as error:
        return set(error.errors)
    return set()


@pytest.mark.parametrize("contact", [None, date(2026, 3, 17)])
@pytest.mark.parametrize(("herkomst", "akkoord"), [*product(("kaart", "overleg", "beide"), (True, False))])
def test_without_contact_nothing_is_used(contact: date | None, herkomst: str, akkoord: bool) -> None:
    assert refused(Gebruik(herkomst, contact, akkoord)) == {"contact_op"}


def test_a_contact_of_before_the_casus_was_about_something_else() -> None:
    assert refused(Gebruik("kaart", date(2026, 1, 11), eigenaars_akkoord=True)) == {"contact_op"}
    assert refused(Gebruik("kaart", AANGEMELD, eigenaars_akkoord=True)) == set()


@pytest.mark.parametrize("herkomst", ["overleg", "beide"])
def test_what_a_deelnemer_said_asks_its_yes(herkomst: str) -> None:
    assert refused(Gebruik(herkomst, VANDAAG, eigenaars_akkoord=False)) == {"eigenaars_akkoord"}
    assert refused(Gebruik(herkomst, VANDAAG, eigenaars_akkoord=True)) == set()


def test_what_stands_on_the_card_alone_belongs_to_no_deelnemer() -> None:
    assert refused(Gebruik("kaart", VANDAAG, eigenaars_akkoord=False)) == set()
