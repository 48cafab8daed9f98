"""INV-45: whoever draws it, only the korpschef or the information officer shows an information card."""

from app.domain.words.steps import kind_of

KAART = kind_of("kaart_tonen")


def test_only_the_police_may_show_it() -> None:
    assert KAART.lanes == {"information_officer", "korpschef"}


def test_it_asks_the_day_of_the_card_and_nothing_else() -> None:
    assert KAART.closed
    assert [each.key for each in KAART.fields] == ["kaart_van"]
    assert KAART.acted | KAART.safe == {"geheel", "deel", "niet_getoond"}
