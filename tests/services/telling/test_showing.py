from app.services.telling.showing import labelled


def test_how_an_aanmelding_came_in_is_said_in_words() -> None:
    assert labelled(None, {"via": "telefoon"}) == [("Hoe dit binnenkwam", "telefoon")]
