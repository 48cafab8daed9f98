"""A scenario lived in real browsers: every act through the page of who does it, on the clock of a sandbox."""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Locator, Page
from werkzeug.serving import make_server

from app.domain.instantie import Taak
from app.domain.kalender import BRUSSEL
from app.domain.words.processes import LTF_INSTROOM, PRESCREENING, STRATEGISCHE_TAFEL
from app.factory import create_app
from app.scenario.acts import ACTS, casus_of, ensure_asked, open_task
from app.scenario.checks import CHECKS
from app.scenario.lived import chain
from app.scenario.play import move_clock
from app.scenario.sandbox import Sandbox
from app.scenario.source import read_scenario
from app.scenario.words import Step, find_word, mapping, moves_clock, word
from app.services.access.switch_person import SwitchPerson, switch_person
from app.web.session import COOKIE
from tests.browser.conftest import PAGE_MS
from tests.browser.doing import choice, photograph, unfold
from tests.browser.jobs.conftest import Quiet

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PROCESSES = Path(__file__).resolve().parents[2] / "processes"
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
BEFORE_ALL = datetime(2026, 1, 2, 9, tzinfo=BRUSSEL)
"""No scenario begins earlier."""
CHAIRS = frozenset({"joris"})
"""They sit at a desk; everybody else has a phone."""
BEGINS = {
    PRESCREENING.word: ("/signaleren", "Start: intern bekijken"),
    LTF_INSTROOM.word: ("/ltf", ""),
    STRATEGISCHE_TAFEL.word: ("/strategisch", ""),
}
SIGNALS = {"ronde_sluiten": "Inbrengronde sluiten"}
Posted = Mapping[str, Sequence[str]]


class Browsers:
    """A browser for each person; every act is done there, and nowhere else."""

    def __init__(self, box: Sandbox, url: str, browser: "Browser") -> None:
        self.box, self.url, self.browser = box, url, browser
        self.pages: dict[str, Page] = {}
        self.complaints: list[str] = []
        self.documents: list[bytes] = []
        self.noted: list[str] = []
        """What was noted for somebody without an account."""
        box.submit = self.submit

    def page(self, wie: str) -> Page:
        """Return the page of somebody, with a session of this moment."""
        if wie not in self.pages:
            size: Any = DESK if wie in CHAIRS else PHONE
            context = self.browser.new_context(base_url=self.url, viewport=size, locale="nl-BE")
            self.pages[wie] = context.new_page()
            self.pages[wie].set_default_timeout(PAGE_MS)
            self.pages[wie].on("pageerror", lambda error: self.complaints.append(str(error)))
        page = self.pages[wie]
        who = SwitchPerson(self.box.actor(wie).persoon_id, self.box.livc_id)
        session = {"name": COOKIE, "value": switch_person(who, self.box.deps), "url": self.url}
        page.context.add_cookies([session])  # type: ignore[list-item]
        return page

    def submit(self, wie: str, taak: Taak, given: Posted, via: str | None) -> None:
        """Do a step: its page, its form filled in, its button."""
        page = self.page(wie)
        form = self.form(page, taak)
        answers = {**given, **({"via": [via]} if via else {})}
        filled(form, answers)
        self.pressed(page, form, next(iter(given.get("uitkomst", [])), None), taak.element_id)

    def form(self, page: Page, taak: Taak) -> Locator:
        """Open the form of a step: on its own page, or at the table where it is done together."""
        for address in (f"/taken/{taak.id}", f"/overleg/{self.box.overleg_id()}?stap={taak.id}"):
            page.goto(address)
            found = page.locator(f'form.stap[action*="{taak.id}"]')
            if found.count():
                return found.first
        raise AssertionError(f"{taak.element_id} is not on a page:\n{page.locator('main').inner_text()}")

    def pressed(self, page: Page, form: Locator, outcome: str | None, name: str) -> None:
        """Press the button of an outcome, say yes to what is asked, and see that it went on."""
        button = form.locator("button[name=uitkomst]" + (f'[value="{outcome}"]' if outcome else ""))
        if not button.count():
            choice(form, "uitkomst", outcome or "").first.check()
            button = form.get_by_role("button", name="Afwerken")
        photograph(page, name)
        with page.expect_navigation():
            button.first.click()
        said_yes(page)
        wrong = page.locator(".govuk-error-summary")
        assert not wrong.count(), f"{name}: {wrong.inner_text()}"

    def vote(self, step: Step) -> None:
        """Note the answers at the table and conclude, on the screen of the chair."""
        wie, taak = word(step, "wie"), open_task(self.box, step, word(step, "stemt"))
        outcome = find_word(step, "kiest")
        ensure_asked(self.box, taak, step)
        page = self.page(wie)
        page.goto(f"/overleg/{self.box.overleg_id()}")
        if outcome is None:
            otherwise = {self.box.actor(name).persoon_id: a for name, a in mapping(step, "behalve").items()}
            page.locator("details.noteren summary").first.click()
            for row in page.locator(".stemmen__rij").all():
                person = str(row.locator("input").first.get_attribute("name")).removeprefix("stem:")
                row.locator(f'input[value="{otherwise.get(person, "akkoord")}"]').check()
            photograph(page, f"{taak.element_id}-stemmen")
            with page.expect_navigation():
                page.get_by_role("button", name="Noteren", exact=True).click()
        decide = page.locator('form[action*="/besluit/"]')
        if "reden" in step:
            decide.locator('[name="kern_reden"]').first.fill(word(step, "reden"))
        with page.expect_navigation():
            if outcome is None:
                page.get_by_role("button", name="Besluiten").first.click()
            else:
                decide.locator(f'button[name="uitkomst"][value="{outcome}"]').first.click()
        said_yes(page)
        assert not page.locator(".govuk-error-summary").count(), page.locator("main").inner_text()[:600]
        self.box.work()


@contextmanager
def browsers(folder: Path, browser: "Browser") -> Iterator[Browsers]:
    """A sandbox with its pages on an address, and a browser for whoever acts."""
    box = Sandbox(folder, begin=BEFORE_ALL)
    app = create_app(box.deps, box.settings)
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    acting = Browsers(box, f"http://127.0.0.1:{server.server_port}", browser)
    try:
        yield acting
    finally:
        for page in acting.pages.values():
            page.context.close()
        server.shutdown()
    assert acting.complaints == []


def live(acting: Browsers, name: str, until: Callable[[Step], bool] = lambda step: False) -> None:
    """Live a scenario, with what comes before it; what must be refused is tried where scenarios are played."""
    process, _, stem = name.partition("/")
    for scenario in chain(read_scenario(PROCESSES / process / "scenarios" / f"{stem}.yaml")):
        if scenario.begin:
            acting.box.clock.move_to(scenario.begin)
        for step in scenario.steps:
            if until(step):
                return
            if "geweigerd" not in step:
                take(acting, step)


def take(acting: Browsers, step: Step) -> None:
    """Take one step, in a browser wherever there is a page for it."""
    if moves_clock(step):
        move_clock(acting.box, step)
        return
    check = next((CHECKS[key] for key in step if key in CHECKS), None)
    if check:
        check(acting.box, step)
        return
    verb = next(key for key in step if key in ACTS)
    OWN.get(verb, lambda here, each: ACTS[verb](here.box, each))(acting, step)


def _begins(acting: Browsers, step: Step) -> None:
    address, button = BEGINS[word(step, "begint")]
    page = acting.page(word(step, "wie"))
    page.goto(address)
    buttons = page.locator("main").get_by_role("button")
    with page.expect_navigation():
        (buttons.filter(has_text=button) if button else buttons).first.click()
    acting.box.work()


def _fetches(acting: Browsers, step: Step) -> None:
    """Take the one document out, and keep what came."""
    taak = open_task(acting.box, step, word(step, "haalt_fiche"))
    page = acting.page(word(step, "wie"))
    page.goto(f"/taken/{taak.id}/fiche")
    photograph(page, "fiche")
    with page.expect_download() as coming:
        page.locator("main").get_by_role("button").first.click()
    acting.documents.append(Path(coming.value.path()).read_bytes())


def _signals(acting: Browsers, step: Step) -> None:
    """Press the button of a casus, or of the table, and answer what it asks."""
    signal, box = word(step, "stuurt"), acting.box
    casus_id = casus_of(box, find_word(step, "casus"))
    page = acting.page(word(step, "wie"))
    page.goto(f"/casussen/{casus_id}/actie/{signal}")
    photograph(page, signal)
    with page.expect_navigation():
        page.locator("main form").get_by_role("button").first.click()
    box.work()


def _names(acting: Browsers, step: Step) -> None:
    page = acting.page(word(step, "wie"))
    page.goto("/overleg/leden")
    acting.noted.append(page.locator("main").inner_text())
    ACTS["geeft_plaats"](acting.box, step)


def _lets_go(acting: Browsers, step: Step) -> None:
    """Withdraw an own text and delete it, on the page of what was shared."""
    page = acting.page(word(step, "wie"))
    for button in ("Intrekken", "Wissen uit ons dossier"):
        page.goto("/gedeeld")
        card = page.locator("section.kaart").filter(has_text=word(step, "wist"))
        photograph(page, "gedeeld")
        with page.expect_navigation():
            card.get_by_role("button", name=button).first.click()
        if page.url.endswith("/intrekken"):
            photograph(page, "intrekken")
            with page.expect_navigation():
                page.locator("main").get_by_role("button", name="Intrekken").click()
    page.goto("/gedeeld")
    assert not page.locator("section.kaart").filter(has_text=word(step, "wist")).count()


OWN: Mapping[str, Callable[[Browsers, Step], None]] = {
    "begint": _begins,
    "stemt": Browsers.vote,
    "haalt_fiche": _fetches,
    "stuurt": _signals,
    "wist": _lets_go,
}
"""How an act goes in a browser, where it is no step with a form."""


def filled(form: Locator, answers: Posted) -> None:
    """Answer every question in the order of the page; a box that is not among the answers is unticked."""
    form.first.wait_for(state="attached")
    folded = form.page.locator("details:not([open])").filter(has=form)
    if folded.count():
        folded.first.locator("summary").first.click()
    names: list[str] = form.evaluate("f => [...new Set([...f.elements].map(e => e.name).filter(Boolean))]")
    for name in [each for each in names if each in answers and each != "uitkomst"]:
        _answer(form, name, list(answers[name]))
    ticked = form.locator("input[type=checkbox]:checked")
    for name, value in ticked.evaluate_all("boxes => boxes.map(e => [e.name, e.value])"):
        if name in answers and value not in answers[name]:
            choice(form, name, value).first.uncheck()


def _answer(form: Locator, name: str, values: list[str]) -> None:
    field = form.locator(f'[name="{name}"]')
    kind = field.first.evaluate("e => e.tagName === 'SELECT' ? 'select' : e.type")
    if kind == "hidden":
        return
    unfold(form, name)
    if not values:
        return
    if kind == "select":
        field.select_option(value=values[0])
    elif kind in ("radio", "checkbox"):
        for value in values:
            choice(form, name, value).first.check()
    else:
        field.first.fill(values[0])


def said_yes(page: Page) -> None:
    """Answer the question that is asked before something ends; round off at once what waits half a minute."""
    asked = page.locator("form:not(.stap):has([name=bevestigd]) button").first
    if asked.count():
        photograph(page, "eerst-gevraagd")
        with page.expect_navigation():
            asked.click()
    if page.get_by_role("heading", name="Dit punt wordt afgerond").count():
        with page.expect_navigation():
            page.get_by_role("button", name="Verder").click()
