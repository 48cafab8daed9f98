"""The road that every casus takes: signalled, taken in, put on the agenda of a meeting, its point closed."""

from tests.browser.doing import Answers, Doing

AANMELDING = {
    "aanmelder_naam": "Ann, begeleider",
    "aanmelder_contact": "intern 12",
    "signalen": "Iemand trekt zich terug en praat anders dan vroeger.",
    "betreft": "persoon",
    "leeftijdsgroep": "volwassene",
    "anoniem": "ja",
    "opnieuw_aangemeld": "nee",
}
KWALIFICATIE = {
    "kwalificatie": "weerhouden",
    "doel_besproken": "ja",
    "signalen_besproken": "ja",
    "orgaan_besproken": "ja",
    "doel": "Isolement verminderen.",
    "signalen": "Sinds de zomer minder contact.",
    "juiste_plek": "De gewone hulp raakt niet verder.",
    "motivering": "Samen kunnen we meer.",
}


def signalled(doing: Doing, aanmelding: Answers = AANMELDING) -> str:
    """Ann looks into it privately, then signals without a name; Joris sees a code. Returns its address."""
    doing.be("ann")
    page = doing.page
    prescreening(doing)
    doing.do("Wat doen we met wat we zagen?", "Aanmelden", {"signalen": "Iets dat opvalt."})
    doing.be("joris")
    page.goto("/casussen")
    assert "Er zijn nu geen casussen" in doing.words
    doing.be("ann")
    doing.do("Wat wilt u melden?", "Aanmelding versturen", aanmelding)
    doing.be("joris")
    doing.await_on("/casussen", page.locator(".kaart h2 a"))
    doing.look("Casussen")
    return page.locator(".kaart h2 a").get_attribute("href") or ""


def prescreening(doing: Doing) -> None:
    """A partner starts in the own space."""
    menu = doing.page.get_by_role("navigation", name="Hoofdmenu")
    menu.get_by_role("link", name="Iets signaleren").click()
    doing.look("Iets signaleren")
    doing.page.get_by_role("main").get_by_role("button").first.click()


def taken_in(doing: Doing) -> None:
    """Joris goes over it, Hilde puts it on the list."""
    doing.do("Wat zei de aanmelder over casus", "Naar de burgemeester", {"kanaal": "Langs Casuspad"})
    doing.be("hilde")
    doing.do(
        "op de casuslijst?",
        "Op de casuslijst",
        {"aanwijzingen": "Gedrag verandert."},
    )


def meeting(doing: Doing, punt: str, wie: list[str]) -> None:
    """Joris plans and opens a meeting, Vera notes who is there and who takes part."""
    doing.be("joris")
    doing.do("Op welk overleg komt casus", "Op de agenda van het volgende overleg", {"punt": punt})
    doing.do(
        "Wanneer is het volgende overleg?",
        "Gedaan",
        {"overlegmoment": doing.day(), "uur": "09:30", "plaats": "Stadhuis"},
    )
    doing.table()
    doing.at_table(
        "Gaat het overleg door?",
        "Overleg geopend",
        {"kader_gelezen": "ja", "geheimhouding": "ja", "machtiging": "bevestigd", "verslag": "ja"},
    )
    doing.be("vera")
    doing.do("Wie is er vandaag?", "Gedaan", {"aanwezig": wie})
    doing.do("Wie neemt deel aan dit punt?", "Verder met dit punt", {"aanwezigen": wie})
    doing.be("joris")
    doing.table()


def closed(doing: Doing) -> None:
    """Joris closes the point, Vera writes the report on that point."""
    released = {"vrijgegeven": "Er volgt een gesprek.", "eigenaars_akkoord": "ja"}
    doing.at_table("Is dit punt rond?", "Punt afronden", {"beslissing": "Genoteerd.", **released})
    doing.be("vera")
    minutes = {"per_punt-0-punt": "Punt 1", "per_punt-0-tekst": "Eén punt behandeld."}
    doing.do("Wat komt er in het verslag?", "Gedaan", minutes)
