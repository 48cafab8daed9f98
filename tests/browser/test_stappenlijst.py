"""The list of steps by keyboard alone: E1, E4, E7 and B2 are made; E3, E5, E6 and B1 are found with a source."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.doing import photograph

Open = Callable[..., Page]
Axe = Callable[[Page], None]

ACTIVE = """() => {
  const e = document.activeElement;
  if (e === document.body) return '';
  const label = e.labels && e.labels.length ? e.labels[0].innerText : '';
  return ((label || e.getAttribute('aria-label') || e.textContent || '')).replace(/\\\\s+/g, ' ').trim();
}"""
CHOSEN = "() => document.activeElement.selectedOptions[0].text"
MOST_TABS = 250


class Keys:
    """Somebody who only has a keyboard, and hears what is in focus."""

    def __init__(self, page: Page, axe: Axe) -> None:
        self.page, self.axe = page, axe
        self.pressed, self.heard = 0, 0
        self.checked: set[str] = set()

    def tab_to(self, *names: str) -> None:
        """Press Tab until what is in focus is called so; it may be before where one is."""
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            self.heard += 1
            heard = self.page.evaluate(ACTIVE)
            if all(name in heard for name in names):
                return
        pytest.fail(f"{names} is not reached on {self.page.url}")

    def press(self, *names: str) -> None:
        """Follow a link or press a button."""
        self.tab_to(*names)
        before = self.page.url
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.pressed += 1
        self.look(re.sub(r"[0-9a-f]{32}", "", before))

    def choose(self, name: str) -> None:
        """Choose a radio button of the group that comes next."""
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("() => document.activeElement.type") == "radio":
                break
        for _ in range(MOST_TABS):
            if name in self.page.evaluate(ACTIVE):
                self.page.keyboard.press("Space")
                return
            self.page.keyboard.press("ArrowDown")
        pytest.fail(f"{name} is not among the choices")

    def pick(self, label: str, option: str) -> None:
        """Choose from a list."""
        self.tab_to(label)
        self.page.keyboard.press("Home")
        for _ in range(MOST_TABS):
            if option in self.page.evaluate(CHOSEN):
                return
            self.page.keyboard.press("ArrowDown")
        pytest.fail(f"{option} is not in the list")

    def pick_answer(self, answer: str, step: str) -> None:
        """Say where an answer of a step leads."""
        self.tab_to("Waar gaat het naartoe bij", answer)
        self.page.keyboard.press("Home")
        for _ in range(MOST_TABS):
            if step in self.page.evaluate(CHOSEN):
                return
            self.page.keyboard.press("ArrowDown")
        pytest.fail(f"{step} is not in the list")

    def faults(self) -> str:
        """Return what stops this draft from being published, as it is said."""
        self.press("Nakijken")
        for _ in range(20):
            words = self.page.get_by_role("main").inner_text()
            if "nakijken loopt nog" not in words:
                return words
            self.page.wait_for_timeout(1000)
            self.page.reload()
        return words

    def tick(self, *names: str) -> None:
        """Tick these, and nothing else, in the order in which they stand."""
        for name in names:
            self.tab_to(name)
            if not self.page.evaluate("() => document.activeElement.checked"):
                self.page.keyboard.press("Space")

    def type(self, label: str, text: str) -> None:
        self.tab_to(label)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def look(self, kind: str) -> None:
        """Let the accessibility checker look at each kind of page once, on a phone and a desk."""
        if kind in self.checked:
            return
        self.checked.add(kind)
        for width in (390, 1280):
            self.page.set_viewport_size({"width": width, "height": 900})
            self.axe(self.page)
            photograph(self.page, f"Ontwerp {len(self.checked):02}")

    def made(self, said: str) -> None:
        """See in words what changes, make it, and hear it at the step itself."""
        self.press("Bekijk wat er verandert")
        expect(self.page.get_by_role("status").filter(has_text="Dit verandert")).to_contain_text(said)
        self.press("Maak deze wijziging")
        expect(self.page.get_by_role("listitem").get_by_role("status").first).to_contain_text(said)


@pytest.fixture
def keys(person: Callable[..., Page], axe: Axe) -> Keys:
    """Joris has begun a draft and stands on its page."""
    page = person("joris")
    found = Keys(page, axe)
    page.goto("/procedures")
    found.press("Pas de procedures aan in een ontwerp")
    found.type("Waarom wilt u iets wijzigen?", "Voor jongeren kijken we eerst naar hun belang")
    found.press("Begin een ontwerp")
    found.press("Stappenlijst")
    return found


def opened(keys: Keys, procedure: str) -> None:
    keys.tab_to("Een andere procedure")
    keys.page.keyboard.press("Enter")
    keys.press(procedure)


def test_e4_and_b2_are_made_by_keyboard_alone(keys: Keys) -> None:
    opened(keys, "Traject")
    keys.press("Wijzig stap", "Wie doet wat")
    keys.press("Belang van het kind")
    keys.choose("Vóór deze stap")
    keys.made("enkel bij “Jonger dan 12”, “12 tot 17” en “Leeftijd onbekend”")
    expect(keys.page.get_by_role("button", name="Ongedaan maken Vóór")).to_be_visible()
    keys.press("Wijzig stap", "Is dit plan in het belang")
    keys.press("Vrije stap")
    keys.choose("Na deze stap")
    keys.type("Wat vraagt de stap?", "Stelde u het CLB en de jeugdhulp voor?")
    keys.choose("coördinator")
    keys.made("Stelde u het CLB en de jeugdhulp voor?")
    print(f"E4: {keys.pressed} links and buttons, {keys.heard} stops of the Tab key")
    before, heard = keys.pressed, keys.heard
    opened(keys, "Bewaren en vernietigen")
    keys.press("Wijzig stap", "Termijn bepalen: laatste bespreking")
    keys.press("De tabel telt 1 jaar")
    keys.type("Hoeveel tijd telt de tabel?", "9")
    keys.pick("Dagen, weken of maanden?", "maanden")
    keys.made("9 maanden in plaats van 1 jaar")
    print(f"B2: {keys.pressed - before} links and buttons, {keys.heard - heard} stops of the Tab key")


def test_e1_and_e7_are_made_by_keyboard_alone(keys: Keys) -> None:
    opened(keys, "Eerst intern bekijken")
    keys.press("Wijzig stap", "Wat wilt u melden?")
    keys.press("Signaleringsoverleg")
    keys.choose("Vóór deze stap")
    for answer, step in (
        ("De hulp volgt het op", "Hier is dit klaar"),
        ("Aanmelden", "Verder"),
        ("Via de korpschef", "Hier is dit klaar"),
        ("Niet gehouden", "Wat doen we"),
    ):
        keys.pick_answer(answer, step)
    keys.made("Signaleringsoverleg")
    opened(keys, "Uitnodigen")
    keys.press("Wijzig stap", "Antwoorden op de uitnodiging")
    keys.press("Een tijd wachten")
    keys.choose("Tegelijk met deze stap")
    keys.type("Hoelang?", "14")
    keys.pick("Dagen, weken of maanden?", "dagen")
    keys.choose("Ja, als de coördinator")
    keys.press("Bekijk wat er verandert")
    keys.made("Tegelijk met “Antwoorden op de uitnodiging” loopt")
    keys.press("Wijzig stap", "Antwoorden op de uitnodiging")
    keys.press("Vrije stap")
    keys.choose("Tegelijk met deze stap")
    keys.type("Wat vraagt de stap?", "Hebt u zich voorbereid in het eigen dossier?")
    keys.choose("partner")
    keys.made("Hebt u zich voorbereid in het eigen dossier?")
    assert "Er is niets gevonden" in keys.faults()


@pytest.mark.parametrize(
    ("procedure", "step", "choice", "source", "answers"),
    [
        (
            "Terugkoppeling",
            "Mag dit zo naar de LTF?",
            "Zet er een termijn op",
            "INV-01",
            ("1", "dagen", "Hebt u de fiche"),
        ),
        (
            "Terugkoppeling",
            "Gaat u akkoord dat deze fiche",
            "Zet er een termijn op",
            "INV-01",
            ("48", "uur", "Hebt u de fiche"),
        ),
        ("Casus", "Inbrengronde", "Vraag na een tijd iets aan wie leidt", "INV-10", ("5", "dagen", "")),
    ],
    ids=["E3", "E5", "E6"],
)
def test_what_the_law_does_not_allow_is_found_with_its_source(
    keys: Keys, procedure: str, step: str, choice: str, source: str, answers: tuple[str, str, str]
) -> None:
    number, unit, target = answers
    opened(keys, procedure)
    keys.press("Wijzig stap", step)
    keys.press(choice)
    keys.type("Na hoeveel tijd?", number)
    keys.pick("Dagen, weken of maanden?", unit)
    if target:
        keys.pick("Waar gaat het dan verder?", target)
    else:
        keys.choose("burgemeester")
        keys.type("Wat vraagt u dan?", "Wie deelde nog niets?")
    keys.made(number)
    assert source in keys.faults()


def test_b1_the_korpschef_who_chairs_is_found_with_its_source(keys: Keys) -> None:
    opened(keys, "Overleg")
    keys.press("Wijzig stap", "Gaat het overleg door?")
    keys.press("Wie dit doet")
    keys.choose("korpschef")
    keys.made("korpschef")
    assert "INV-15" in keys.faults()
