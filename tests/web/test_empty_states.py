"""An empty list never says "niemand" or "niets" where it means "not for you"; each one has a reason."""

import re
from pathlib import Path

TEMPLATES = Path(__file__).parents[2] / "app/web/templates"
EMPTY = re.compile(r'leeg\(_\("([^"]*)"\)(?: if \w+ else _\("([^"]*)"\))?|class="leeg">\{\{ _\("([^"]*)"\)')
NOTHING = re.compile(r"\b(niemand|niets|geen|nergens)\b", re.IGNORECASE)

OWN = "it says of whom: the reader, or the own organisation, of which the reader sees everything"
WHOLE = "only who sees everything of it reads this: the office, the DPO, the beheerder, a manager"
FOLLOWS = "only who may follow the whole casus reads this; another reads who sees it"
STRATEGIC = "who reads it has a place at the strategic table, and sees all of it"
SHOWN_TO_ALL = "what is listed is shown to every member, whoever it is"

REASONS = {
    "Er is geen enkel ontwerp in deze lijst.": "every coördinator sees every draft",
    "Er loopt nu niets dat anders zou worden.": WHOLE,
    "Er is niets anders.": "two versions say the same, whoever lays them beside each other",
    "Casuspad weet hier geen herstel dat zeker helpt. Pas het zelf aan, of maak de laatste wijziging ongedaan.": (
        "of one finding, for everyone who sees it"
    ),
    "Nog niets.": "what is otherwise in a draft, for everyone who sees it",
    "In dit ontwerp staat geen enkele tabel.": "what is in a draft, for everyone who sees it",
    "In dit ontwerp staat geen enkel formulier.": "what is in a draft, for everyone who sees it",
    "Uw LIVC-R schreef nog geen eigen afspraken op. De wet vraagt er geen; op papier geven ze partners houvast.": (
        SHOWN_TO_ALL
    ),
    "Van uw organisatie staat hier nog geen tekst.": OWN,
    "Er zijn nu geen casussen.": WHOLE,
    "U ziet geen casus die hierbij past.": OWN,
    "Er is nu niets te noteren.": WHOLE,
    "Er is nu niets te noteren voor iemand zonder account.": WHOLE,
    "U ziet nu geen casussen. U ziet een casus zodra u eraan deelneemt, en niet vroeger.": OWN,
    "Uw organisatie meldde hier niets, of wat ze meldde is al vernietigd.": OWN,
    "Uw organisatie deelde hier niets schriftelijk, of het is al vernietigd. Delen hoeft ook niet.": OWN,
    "Uw organisatie bewaart niets van wat anderen deelden of wat samen geschreven werd.": OWN,
    "Nog geen dienst neemt deel.": FOLLOWS,
    "Voor u loopt hier geen andere termijn dan de bewaring hierboven.": OWN,
    "Er gebeurde nog niets.": FOLLOWS,
    "Niemand beslist nu voor u.": OWN,
    "U beslist nu voor niemand anders.": OWN,
    "Voor uw rol kan niemand anders beslissen.": OWN,
    "Er wacht niemand op een antwoord van u.": OWN,
    "Hier staat nog niets. Wie er van bij het begin of al voordien was, staat hier niet.": OWN,
    "Er werd nog geen mail verstuurd.": "the mails of a demo, which everyone at it reads",
    "Er staat nog geen vernietiging gepland.": WHOLE,
    "Er kan niets meer gelezen worden.": WHOLE,
    "Er werd nog niets vernietigd.": WHOLE,
    "Er is niets wat een einde heeft: er wordt nog niets bewaard.": WHOLE,
    "Hier staan geen regels.": WHOLE,
    "Er zijn geen incidenten.": WHOLE,
    "Er zijn nog geen aanmeldingen.": WHOLE,
    "Hier staat nu geen punt voor u. Een punt waaraan u deelneemt, verschijnt zodra het aan de beurt is.": OWN,
    "Nog geen punten.": "only who sees the whole agenda reads this",
    "Er is geen overleg gepland. Dat is goed: er komt er een zodra er iets te bespreken is.": SHOWN_TO_ALL,
    "Voor u wacht er nu geen punt. Punten van casussen waaraan u niet deelneemt, staan hier niet.": OWN,
    "Bij dit overleg staat geen punt meer, of er was er geen. Wat over een casus gaat, verdwijnt samen met die "
    "casus, de rest na een jaar.": "so it is for everyone: who misses a point reads that others were there",
    "Aan geen punt van dit overleg nam u deel. Wat er besproken werd, is voor wie er bij was.": OWN,
    "Er loopt niets op een oudere versie.": WHOLE,
    "Er is nog geen procedure in gebruik genomen.": SHOWN_TO_ALL,
    "Buiten de ambten is nu geen plaats toegekend.": "only the office reads this, and sees every seat",
    "Er is geen andere persoon die een plaats kan innemen. Maak eerst een account, bij Beheer.": "the same",
    "Er is niets gepland. Deze tafel komt samen wanneer het nodig is.": STRATEGIC,
    "Er loopt geen enkele opdracht.": STRATEGIC,
    "Er was nog geen strategische tafel.": STRATEGIC,
    "Er is geen agenda bewaard.": STRATEGIC,
    "Er is geen besluit bewaard.": STRATEGIC,
    "De tafel gaf geen opdrachten.": STRATEGIC,
    "Er loopt nu niets.": "only who follows up data breaches and questions reads this, and sees every one",
}


def empty_states() -> set[str]:
    found: set[str] = set()
    for path in TEMPLATES.rglob("*.html"):
        if path.parent.name != "stijl":
            for said in EMPTY.findall(path.read_text(encoding="utf-8")):
                found |= {each for each in said if each}
    return found


def test_every_empty_state_that_says_nothing_or_nobody_has_a_reason() -> None:
    said = {each for each in empty_states() if NOTHING.search(each)}
    assert said - set(REASONS) == set(), (
        "say for whom it is empty, or add the reason why it is true for everyone"
    )
    assert set(REASONS) - said == set(), "gone from the screens"
