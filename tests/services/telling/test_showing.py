from app.services.telling.showing import labelled


def test_how_an_aanmelding_came_in_is_said_in_words() -> None:
    assert labelled(None, {"via": "telefoon"}) == [("Hoe dit binnenkwam", "telefoon")]


def test_a_day_is_written_as_everywhere_on_the_page() -> None:
    [(_, said)] = labelled(None, {"datum": "2026-11-28"})
    assert str(said) == "28 november 2026"
