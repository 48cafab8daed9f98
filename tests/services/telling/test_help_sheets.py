"""The sheets of help: what partners ask beside a casus, with the sources as they are called today."""

import pytest

from app.domain.errors import NotFoundError
from app.domain.sentence import fields_of
from app.services.telling.help_sheets import sheets, show_help_sheet
from app.services.telling.help_texts import HULPBLADEN
from tests.services.installation import Installation

SAID = (
    ("ltf", "Doel: iemand op tijd opmerken, begeleiden en weer laten aansluiten", "vvsg"),
    ("ltf", "Doel: opvolgen wie een gevaar kan zijn", "vvsg"),
    ("ltf", "Alleen de information officer van de lokale politie zit aan beide tafels", "livcr_4_2"),
    ("ltf", "de Fora Counterterrorism", "strategie"),
    ("ltf", "Een buurtonderzoek, een controle", "zakboekje"),
    ("ltf", "De gouverneur en zijn verbindingsambtenaren", "zakboekje"),
    ("spreken", "Wie beroepsgeheim heeft en wie het niet heeft, mogen er allebei spreken", "vvsg"),
    ("spreken", "De ander heeft zelf ook beroepsgeheim", "zakboekje"),
    ("spreken", "De ander helpt in dezelfde hulpverlening", "zakboekje"),
    ("spreken", "Het is in het belang van de persoon.", "zakboekje"),
    ("spreken", "De persoon weet dat u het deelt", "zakboekje"),
    ("spreken", "Het is in het belang van de persoon en de familie, ook als die volwassen is", "vvsg"),
    ("spreken", "een misdrijf tegen een minderjarige of een kwetsbare persoon", "sw_458bis"),
    ("spreken", "Die zwijgt dan ook. Bij de casus noteert u dat die dat bevestigde", "vvsg"),
    ("druk", "radicalisering@vvsg.be", "vvsg"),
    ("druk", "Meld het in uw eigen organisatie", "vvsg"),
    ("voor-wie", "Ook wat online gebeurt, telt", "strategie"),
    ("voor-wie", "Kinderen van wie ging strijden of terugkeerde", "omzendbrief"),
    ("voor-wie", "Wie haat verspreidt: kijk eerst", "omzendbrief"),
    ("voor-wie", "Eerst hier: de dreiging is niet bijzonder groot", "omzendbrief"),
    ("pers", "Geef de vraag door aan de burgemeester", "livcr_5"),
    ("pers", "dan spreekt het OCAD", "strategie"),
    ("huisreglement", "Uw eigen actieplan of beleidsplan", "zakboekje"),
    ("huisreglement", "een expert voor één casus", "zakboekje"),
    ("huisreglement", "Wanneer politie en justitie erbij komen", "zakboekje"),
    ("huisreglement", "Wat u met de procureur afspreekt", "zakboekje"),
    ("huisreglement", "Wie spreekt met de politie? Wie met justitie?", "zakboekje"),
    (
        "huisreglement",
        "Wat iemand deelt, wordt enkel genoteerd of gebruikt als die dat goed vindt",
        "omzendbrief",
    ),
    ("tips", "Kies één bekend meldpunt", "zakboekje"),
    ("tips", "Laat enkele mensen ze volgen, die het aan collega's doorgeven", "zakboekje"),
    ("tips", "staat in het Vlaamse actieplan", "actieplan"),
    ("tips", "Zet over een persoon nooit iets in een gewone mail", "zakboekje"),
)
"""Of each sheet what it says, and the key of the source that it rests on."""


@pytest.mark.parametrize(("blad", "words", "source"), SAID)
def test_a_sheet_says_what_the_sources_say(blad: str, words: str, source: str, inst: Installation) -> None:
    page = show_help_sheet(blad, inst.deps)
    lines = [str(line) for part in page.delen for line in (part.kop, *part.zinnen)]
    assert any(words in line for line in lines)
    assert source in fields_of(HULPBLADEN[blad].steunt_op)


def test_every_sheet_is_offered_and_says_what_is_sure(inst: Installation) -> None:
    for key, title in sheets():
        page = show_help_sheet(key, inst.deps)
        assert page.titel == title
        assert page.inleiding.endswith(".")
        assert "{" not in str(page.steunt_op)


def test_a_sheet_that_was_never_written_does_not_exist(inst: Installation) -> None:
    with pytest.raises(NotFoundError):
        show_help_sheet("bestaat-niet", inst.deps)
