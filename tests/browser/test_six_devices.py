"""A whole meeting on six devices at once: the chair at a desk, five on their phones, who follow by themselves."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import Error, Locator, Page, expect

from app.scenario.acts import ACTS, plan_today
from app.scenario.lived import chain
from app.scenario.play import play
from app.scenario.source import read_scenario
from tests.browser.acted import PROCESSES, Browsers, browsers, filled, said_yes
from tests.browser.doing import photograph

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHAIR, PHONES = "joris", ("vera", "hilde", "katrien", "ann", "tom")
AT_TABLE = ("hilde", "katrien", "ann", "tom")
FOLLOWS_MS = 20_000
"""A phone asks every few seconds whether anything changed."""
SAID = "Hij komt opnieuw elke week langs en vraagt hulp voor zijn huur."
ITEM = {
    "wijze": ["schriftelijk"],
    "inhoud": [SAID],
    "wanneer": ["deze maand"],
    "kleur": ["positief"],
    "noodzaak": ["Zo weet de tafel dat er contact is."],
    "geheim": ["nee"],
    "mag_fiche": ["ja"],
    "categorie": ["5"],
    "over_wie": ["persoon"],
    "herkomst": ["eigen"],
    "delen_met": ["tafel"],
}


def test_a_whole_meeting_is_lived_on_six_devices_at_once(browser: "Browser", tmp_path: Path) -> None:
    with browsers(tmp_path, browser) as acting:
        before(acting)
        table = Table(acting)
        table.opened()
        table.shared()
        table.planned()
        table.left_early()
        table.put_off()
        table.held_again()
        table.referred()


def before(acting: Browsers) -> None:
    """Bring a casus to the meeting that is lived, by the use cases."""
    acting.box.submit = None
    for scenario in chain(read_scenario(PROCESSES / "casus" / "scenarios" / "aan-tafel.yaml"))[:-1]:
        assert play(scenario, acting.box).failure is None
    last = read_scenario(PROCESSES / "casus" / "scenarios" / "aan-tafel.yaml")
    until = next(n for n, step in enumerate(last.steps) if "opent_overleg" in step)
    assert play(replace(last, steps=last.steps[:until], lines=last.lines[:until]), acting.box).failure is None
    acting.box.submit = acting.submit


class Table:
    """Six pages that stay open on one meeting."""

    def __init__(self, acting: Browsers) -> None:
        self.acting, self.box = acting, acting.box
        self.pages: dict[str, Page] = {}

    def sit(self) -> None:
        """Let everyone open the meeting on the own device."""
        self.address = f"/overleg/{self.box.overleg_id()}"
        for name in (CHAIR, *PHONES):
            self.pages[name] = self.acting.page(name)
            self.look(name)

    def look(self, name: str, more: str = "") -> None:
        """Open the meeting on somebody's device; a page that reads itself again just then, stops that."""
        try:
            self.pages[name].goto(self.address + more)
        except Error:
            self.pages[name].goto(self.address + more)

    def step(self, name: str, element: str, given: dict[str, list[str]]) -> None:
        """Do a step of the table on the page that is open there."""
        self.box.work()
        page, taak = self.pages[name], self.box.task(element)
        self.look(name, f"?stap={taak.id}")
        form = page.locator(f'form.stap[action*="{taak.id}"]').first
        filled(form, given)
        photograph(page, f"zes-{element}-{name}")
        outcome = next(iter(given.get("uitkomst", [])), None)
        self.acting.pressed(page, form, outcome, element)
        self.box.work()

    def opened(self) -> None:
        """Joris opens the meeting at his desk, Vera notes on her phone who is there; the phones follow."""
        self.acting.box.submit = None
        plan_today(self.box, CHAIR)
        self.acting.box.submit = self.acting.submit
        self.sit()
        opening = {"kader_gelezen": ["ja"], "geheimhouding": ["ja"], "machtiging": ["bevestigd"]}
        self.step(CHAIR, "x_kader", {**opening, "verslag": ["nee"], "uitkomst": ["geopend"]})
        self.look("vera")
        self.pages["vera"].get_by_role("button", name="Iedereen aanwezig", exact=True).click()
        self.pressed("vera", "Gedaan")
        self.look("vera")
        self.pressed("vera", "Verder met dit punt")
        for name in AT_TABLE:
            expect(self.main(name)).to_contain_text("2026-01", timeout=FOLLOWS_MS)

    def shared(self) -> None:
        """Ann shares a text, the others nothing; all read it on their own phone at once."""
        for name in (CHAIR, *AT_TABLE):
            person = self.box.actor(name).persoon_id
            taak = self.box.task("m_deel", binding=person)
            given = ITEM if name == "ann" else {"wijze": ["niets"]}
            self.acting.submit(name, taak, given, None)
        self.box.work()
        for name in ("hilde", "katrien", "tom"):
            self.look(name)
            expect(self.main(name)).to_contain_text(SAID)
        assert SAID not in self.main("vera").inner_text(), "the reporter takes no part in the point"

    def planned(self) -> None:
        """The table weighs and makes a plan that proposes a fiche; each agrees on the own phone."""
        self.step(CHAIR, "d_weeg", {"noden": ["Werk."], "aard": ["sociaal"], "uitkomst": ["traject"]})
        day = self.box.now.replace(month=6, day=11).date().isoformat()
        plan = {
            "doelstellingen": ["Opnieuw een opleiding."],
            "acties-0-uitvoerder": [self.box.actor("ann").organisatie_id],
            "acties-0-wat": ["Budget op orde brengen"],
            "acties-0-aard": ["sociaal"],
            "evaluatiedatum": [day],
            "fiche_voorgesteld": ["ja"],
            "uitkomst": ["klaar"],
        }
        self.step(CHAIR, "p_plan", plan)
        self.voted(AT_TABLE)
        self.concluded()

    def left_early(self) -> None:
        """Tom stops before the fiche is spoken of: from then on his phone shows nothing of the casus."""
        leaving, casus_id = self.pages["tom"].context.new_page(), self.box.casus_id("2026-01")
        leaving.goto(f"/casussen/{casus_id}/actie/vertrekken")
        with leaving.expect_navigation():
            leaving.locator("main").get_by_role("button", name="deelnemen").first.click()
        self.box.work()
        self.look("tom")
        expect(self.main("tom")).not_to_contain_text(SAID)

    def put_off(self) -> None:
        """Katrien drafts on her phone; who left is not asked from afar, so the fiche waits for a next meeting."""
        self.drafted()
        self.voted(("hilde", "katrien", "ann"))
        page = self.pages[CHAIR]
        self.look(CHAIR)
        expect(self.main(CHAIR)).to_contain_text("Tom Model was erbij en vertrok zonder te antwoorden")
        photograph(page, "zes-tom-vertrok")
        self.pressed(CHAIR, "Uitstellen naar een volgend overleg")
        self.step(CHAIR, "u_dicht", {"beslissing": ["De fiche wacht op een volgend overleg."]})

    def held_again(self) -> None:
        """A week later the point opens again, without Tom."""
        self.acting.box.submit = None
        self.box.do(CHAIR, self.box.task("h_agenda"))
        self.box.move_to(self.box.now + timedelta(days=7))
        ACTS["opent_overleg"](self.box, {"wie": CHAIR, "opent_overleg": "zonder_verslag"})
        ACTS["opent_punt"](self.box, {"wie": CHAIR, "opent_punt": "2026-01"})
        self.acting.box.submit = self.acting.submit
        self.sit()

    def referred(self) -> None:
        """Everyone who is there agrees on exactly this text, and Katrien takes it out, once, on her phone."""
        self.drafted()
        self.voted(("hilde", "katrien", "ann"))
        self.concluded()
        self.step(CHAIR, "u_dicht", {"beslissing": ["De fiche mag vertrekken."]})
        page = self.acting.page("katrien")
        page.goto(f"/taken/{self.box.task('f_zend').id}/fiche")
        photograph(page, "zes-fiche")
        with page.expect_download() as coming:
            page.locator("main").get_by_role("button").first.click()
        assert Path(coming.value.path()).read_bytes().startswith(b"%PDF-")

    def drafted(self) -> None:
        """Katrien drafts the fiche on what was said, and the table reads it over."""
        self.box.work()
        self.box.do("katrien", self.box.task("f_op"), "ontwerp", FICHE)
        read = {key: ["ja"] for key in ("geen_geheimen", "eigenaars_akkoord", "beide_kanten")}
        self.step(CHAIR, "f_geheim", {**read, "uitkomst": ["in_orde"]})

    def voted(self, names: tuple[str, ...]) -> None:
        """Each answers on the own device; who may chair finds it folded, for that screen may be shared."""
        for name in names:
            self.look(name)
        for name in (*names, CHAIR):
            page = self.pages[name]
            if name == CHAIR:
                self.look(name)
            folded = page.locator("details.zelf-antwoorden > summary")
            if folded.count():
                folded.click()
            expect(self.main(name)).to_contain_text("Wat is uw antwoord?", timeout=FOLLOWS_MS)
            photograph(page, f"zes-stem-{name}")
            self.pressed(name, "Akkoord")
            said = self.main(name).get_by_text("Van u is genoteerd: akkoord")
            expect(said).to_have_count(1)
            assert said.is_visible() is not bool(folded.count()), "what the chair answered stays folded"

    def concluded(self) -> None:
        """The chair concludes."""
        self.look(CHAIR)
        self.pressed(CHAIR, "Besluiten")
        self.box.work()

    def pressed(self, name: str, button: str) -> None:
        """Press a button by its words, and let the worker do what follows."""
        page, exact = self.pages[name], button in {"Akkoord", "Noteren"}
        with page.expect_navigation():
            self.main(name).get_by_role("button", name=button, exact=exact).first.click()
        said_yes(page)
        self.box.work()

    def main(self, name: str) -> Locator:
        """Return what stands on somebody's page."""
        return self.pages[name].locator("main")


FICHE = {f"{block}_bronnen": ["gezegd"] for block in ("reden", "d1", "d2", "d3", "d4", "d6", "opvolging")}
