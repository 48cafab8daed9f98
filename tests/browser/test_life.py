"""A casus lives from the first doubt of a partner to its certificate of destruction, through real inboxes."""

from collections.abc import Callable
from datetime import timedelta

from playwright.sync_api import Page, expect

from tests.browser.doing import MAANDEN, Doing
from tests.browser.meetings import KWALIFICATIE, closed, meeting, signalled, taken_in

Open = Callable[..., Page]
Axe = Callable[[Page], None]

INBRENG = {
    "wijze": "schriftelijk",
    "inhoud": "Komt sinds september niet meer naar de les.",
    "categorie": "2. Beroep",
    "noodzaak": "Zonder dit plannen we verkeerd.",
    "over_wie": "persoon",
    "kleur": "negatief",
    "wanneer": "sinds september",
    "vastgesteld_op": "2026-02-02",
    "herkomst": "eigen",
    "geheim": "ja",
    "delen_met": "tafel",
}
TABLE = ["Hilde", "Joris", "Katrien", "Tom", "Lotte"]


def test_a_casus_lives_from_prescreening_to_the_certificate(new_page: Open, axe: Axe) -> None:
    doing = Doing(new_page(), axe)
    casus = signalled(doing)
    taken_in(doing)
    meeting(doing, "kwalificatie", ["Hilde", "Joris", "Katrien", "Ann"])
    qualified(doing)
    invited(doing)
    meeting(doing, "opvolging", TABLE)
    shared(doing)
    planned(doing)
    acted(doing)
    doing.be("joris")
    doing.jump_to(doing.today + timedelta(days=46))
    meeting(doing, "evaluatie", TABLE)
    continued(doing)
    doing.be("joris")
    doing.jump_to(doing.today + timedelta(days=16))
    meeting(doing, "evaluatie", TABLE)
    ended(doing, casus)
    gone(doing, casus)


def qualified(doing: Doing) -> None:
    """The table takes the casus in, by consensus, knowing its code only."""
    doing.at_table("iets voor de LIVC-R?", "Voorleggen aan de tafel", KWALIFICATIE)
    doing.consensus("Gaat u akkoord met wat de tafel van casus")
    closed(doing)


def invited(doing: Doing) -> None:
    """Only now the name; then Hilde invites, and each service answers for itself."""
    doing.be("ann")
    doing.do("Wilt u de naam geven bij casus", "Ik deel de naam mee", {"naam": "Verzonnen Persoon"})
    doing.be("joris")
    doing.do(
        "Welke diensten nodigen we uit",
        "Voorstellen aan de burgemeester",
        {
            "diensten": ["CLB De Linde", "CAW Linde"],
            "waarom": "Zij kennen de context.",
            "antwoord_tegen": doing.day(10),
        },
    )
    doing.be("hilde")
    doing.do("Nodigt u deze diensten uit", "Uitnodigingen versturen")
    for wie in ("tom", "lotte"):
        doing.be(wie)
        doing.do("deel aan casus", "Wij nemen deel")


def shared(doing: Doing) -> None:
    """Tom shares, Lotte shares nothing; the IO reads it while the point is open, and at this table only."""
    doing.be("katrien")
    doing.page.goto("/taken")
    expect(doing.page.get_by_role("heading", name="Nu aan tafel")).to_be_visible()
    doing.await_on("/demo/mail", doing.page.get_by_text("Aan tom@lindervoorde.example"))
    doing.look("Mails")
    doing.be("tom")
    doing.do("Wilt u iets delen over casus", "Klaar", INBRENG)
    doing.be("lotte")
    doing.do("Wilt u iets delen over casus", "Klaar", {"wijze": "niets"})
    doing.be("katrien")
    doing.table()
    assert INBRENG["inhoud"] in doing.words
    doing.look("Overleg, als deelnemer")
    doing.be("joris")
    doing.table()
    doing.page.get_by_role("button", name="Inbrengronde sluiten").click()
    doing.look("Inbrengronde sluiten")
    doing.page.get_by_role("button", name="Inbrengronde sluiten").click()


def planned(doing: Doing) -> None:
    """The table weighs and agrees on a plan with an action for each of two partners."""
    weging = {"noden": "Rust en ritme.", "aard": "sociaal"}
    plan = {
        "doelstellingen": "Terug naar de les.",
        "aard": "sociaal",
        "acties-0-uitvoerder": "CLB De Linde",
        "acties-0-wat": "Gesprek op school",
        "acties-0-aard": "sociaal",
        "acties-1-uitvoerder": "CAW Linde",
        "acties-1-wat": "Huisbezoek",
        "acties-1-aard": "sociaal",
        "trekker": "Tom",
        "evaluatiedatum": doing.day(60),
    }
    doing.at_table("Wat heeft casus", "Er komt een traject", weging)
    doing.at_table("Wie doet wat voor casus", "Plan is klaar", plan)
    doing.consensus("Gaat u akkoord met het plan voor casus")
    closed(doing)


def acted(doing: Doing) -> None:
    """Each partner deals with the own action; the IO, no longer at the table, sees no casus."""
    for wie, stand in {"tom": "gedaan", "lotte": "lukt_niet"}.items():
        doing.be(wie)
        doing.do("Hoe loopt uw actie voor casus", "Noteren", {"stand": stand})
    doing.be("tom")
    doing.page.goto("/gedeeld")
    assert INBRENG["inhoud"] in (doing.page.get_by_role("main").text_content() or "")
    assert "Katrien Proef" in doing.words
    doing.look("Wat ik deelde")
    doing.be("katrien")
    doing.page.goto("/casussen")
    assert "U ziet nu geen casussen" in doing.words


def continued(doing: Doing) -> None:
    """The table goes on, which takes a consensus again."""
    evaluatie = {"doel_nog_aanwezig": "ja", "nut": "Ja, het helpt.", "nu_weg": "nee"}
    doing.at_table(
        "Hoe gaat het verder met casus", "We gaan zo verder", {**evaluatie, "evaluatiedatum": doing.day(30)}
    )
    doing.consensus("Gaat u akkoord om zo verder te gaan")
    closed(doing)


def ended(doing: Doing, casus: str) -> None:
    """The purpose is reached: the table closes by consensus, and a year later everything goes."""
    evaluatie = {"doel_nog_aanwezig": "nee", "nut": "Nee, het is goed."}
    doing.at_table("Hoe gaat het verder met casus", "Afsluiten", evaluatie)
    doing.at_table("Waarom kan casus", "Gedaan", {"reden": "doel_bereikt", "nu_weg": "nee"})
    doing.consensus("Gaat u akkoord dat casus")
    closed(doing)
    doing.be("joris")
    doing.do("Weet iedereen dat casus", "Gedaan", {"aanmelder_bericht": "telefoon"})
    doing.page.goto(casus)
    assert f"wordt vernietigd op {a_year_from(doing)}" in doing.words.lower()
    doing.look("Casus")


def gone(doing: Doing, casus: str) -> None:
    """Two months ahead every holder is told; silence is destruction; the DPO keeps the certificate."""
    doing.be("mia")
    doing.look("Overzicht")
    assert "2026-01" not in doing.words
    end = doing.today.replace(year=doing.today.year + 1)
    doing.jump_to(end - timedelta(days=70))
    doing.be("tom")
    doing.open("weg, of bewaart u het langer?")
    doing.look("Taak: Laten vernietigen, of verlengen")
    doing.be("nora")
    doing.look("Toezicht")
    doing.jump_to(end)
    doing.await_on("/toezicht", doing.page.get_by_role("cell", name="hele casus"))
    for wie in ("ann", "tom", "lotte", "katrien", "vera", "joris", "hilde"):
        doing.be(wie)
        answer = doing.page.goto(casus)
        assert answer
        assert answer.status in (403, 404)
        doing.look("Weg")
        doing.page.goto("/taken")
        assert "Casus 2026-01" not in doing.words


def a_year_from(doing: Doing) -> str:
    """Return the day of a year from now, in words."""
    return f"{doing.today.day} {MAANDEN[doing.today.month - 1]} {doing.today.year + 1}"
