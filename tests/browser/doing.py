"""What people do on the screen: find a task, answer its form, decide at the table, move the clock."""

import os
import re
import time
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import LARGE, SMALL, jump, log_in_as, switch_to

Answers = Mapping[str, str | list[str]]
Check = Callable[[Page], None]

PATIENCE = 20
"""Seconds that the worker gets before a page must show what it did."""
MAANDEN = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]
PICTURES = os.environ.get("CASUSPAD_SCREENSHOTS")
"""A folder: each kind of page is photographed there at both widths."""

NAMEN = {
    "hilde": "Hilde Demeyer",
    "joris": "Joris Voorbeeld",
    "katrien": "Katrien Proef",
    "vera": "Vera Notelaar",
    "ann": "Ann Staal",
    "tom": "Tom Model",
    "lotte": "Lotte Schets",
    "bram": "Bram Testers",
    "eva": "Eva Toonbeeld",
    "mia": "Mia Overzicht",
    "nora": "Nora Maat",
    "bert": "Bert Beheer",
}


class Doing:
    """One browser in which the people of the demo take turns."""

    def __init__(self, page: Page, check: Check | None = None) -> None:
        self.page = page
        self.check = check
        self.known: set[str] = set()
        self.seen: set[str] = set()

    def be(self, wie: str) -> None:
        """Log in with the password the first time; take the demo bar after that."""
        if "/overleg/" in self.page.url:
            self.page.goto("/taken")  # a table has no menu
        if wie in self.known:
            switch_to(self.page, NAMEN[wie])
        else:
            if self.page.get_by_role("button", name="Uitloggen").count():
                self.page.get_by_role("button", name="Uitloggen").click()
            log_in_as(self.page, wie)
            self.known.add(wie)
        expect(self.page.locator(".kop__wie")).to_contain_text(NAMEN[wie])

    def look(self, kind: str) -> None:
        """Check a kind of page at both widths, the first time it is met."""
        if self.check is None or kind in self.seen:
            return
        self.seen.add(kind)
        for viewport in (SMALL, LARGE):
            self.page.set_viewport_size(viewport)  # type: ignore[arg-type]
            self.check(self.page)
            photograph(self.page, kind)

    def open(self, taak: str) -> None:
        """Open a task of the inbox, waiting for the worker where it is still to come."""
        link = self.page.get_by_role("main").get_by_role("heading", level=3).get_by_role("link", name=taak)
        self.await_on("/taken", link)
        self.look("Mijn taken")
        link.first.click()
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(taak)

    def do(self, taak: str, knop: str, answers: Answers | None = None) -> None:
        """Do a task of the inbox: open it, answer its form, press or choose the outcome."""
        self.open(taak)
        form = self.page.locator("form.stap")
        fill(form, answers or {})
        self.look(f"Taak: {taak}")
        finish(form, knop)
        self.say_yes()
        expect(self.page.locator(".govuk-notification-banner")).to_contain_text("Gelukt")

    def say_yes(self) -> None:
        """Answer the question that is asked before something ends, where it is asked."""
        asked = self.page.locator("form:not(.stap):has([name=bevestigd]) button").first
        if asked.count():
            self.look("Eerst gevraagd")
            asked.click()

    def not_there(self, taak: str) -> None:
        """Assert that a task is not in the inbox."""
        self.page.goto("/taken")
        assert taak not in self.page.get_by_role("main").inner_text()

    def table(self) -> None:
        """Go to the running meeting."""
        self.page.goto("/overleg")
        self.look("Overleg")
        self.page.get_by_role("main").locator(".kaart h3 a").first.click()

    def at_table(self, stap: str, knop: str, answers: Answers | None = None) -> None:
        """Do a step of the table, on the chair's screen."""
        section = self.step(stap)
        form = section.locator("form.stap")
        fill(form, answers or {})
        self.look(f"Aan tafel: {stap}")
        finish(form, knop)
        self.say_yes()
        if self.page.get_by_role("heading", name="Dit punt wordt afgerond").count():
            self.look("Dit punt wordt afgerond")
            self.page.get_by_role("button", name="Verder").click()
            expect(self.page.locator(".govuk-notification-banner")).to_contain_text("is afgerond")
            return
        expect(self.page.locator(".govuk-notification-banner")).to_contain_text("Gelukt")

    def consensus(self, stap: str) -> None:
        """Ask everyone, note "akkoord", conclude."""
        section = self.step(stap)
        section.locator("details.noteren summary").click()
        for row in section.locator(".stemmen__rij").all():
            row.get_by_label("Akkoord", exact=True).check()
        self.look(f"Aan tafel: {stap}")
        section.get_by_role("button", name="Noteren").click()
        section.get_by_role("button", name="Besluiten").click()
        expect(self.page.locator(".govuk-notification-banner")).to_contain_text("Gelukt")

    def step(self, stap: str) -> Locator:
        """Return the part of the table where a step is done."""
        section = self.page.locator(".tafel__stap").filter(
            has=self.page.get_by_role("heading", name=stap, include_hidden=True)
        )
        self.await_on(self.page.url.split("#")[0], section)
        folded = self.page.locator("details.tafel__afronden:not([open])").filter(has=section)
        if folded.count():
            folded.locator("summary").first.click()
        return section

    def await_on(self, address: str, wanted: Locator) -> None:
        """Load a page again until it shows what the worker brings about."""
        until = time.monotonic() + PATIENCE
        self.page.goto(address)
        while not wanted.count():
            assert time.monotonic() < until, f"{wanted} never came:\n{self.words}"
            self.page.wait_for_timeout(300)
            self.page.goto(address)

    @property
    def words(self) -> str:
        """The text of the page, without menu and demo bar."""
        return self.page.get_by_role("main").inner_text()

    @property
    def today(self) -> date:
        """The day on the clock of the demo."""
        found = re.search(r"(\d+) (\w+) (\d{4})", self.page.locator(".demo summary").inner_text())
        assert found
        return date(int(found[3]), MAANDEN.index(found[2]) + 1, int(found[1]))

    def day(self, days: int = 0) -> str:
        """Return a day from now as a date field takes it."""
        return (self.today + timedelta(days=days)).isoformat()

    def jump(self, knop: str = "Spring naar de volgende termijn") -> None:
        """Move the clock."""
        jump(self.page, knop)
        expect(self.page.locator(".govuk-notification-banner")).to_contain_text("Het is nu")

    def jump_to(self, day: date) -> None:
        """Jump from deadline to deadline until a day is reached."""
        self.page.goto("/taken" if "/taken" in self.page.url else self.page.url)
        while self.today < day:
            self.jump()


def fill(form: Locator, answers: Answers) -> None:
    """Answer by the keys of the form, in order; a choice by its value or by its words."""
    for key, value in answers.items():
        field = form.locator(f'[name="{key}"]')
        field.first.wait_for(state="attached")
        unfold(form, key)
        kind = field.first.evaluate("e => e.tagName === 'SELECT' ? 'select' : e.type")
        if kind == "select":
            option = field.locator("option", has_text=str(value))
            field.select_option(value=option.first.get_attribute("value"))
        elif kind in ("radio", "checkbox"):
            for one in [value] if isinstance(value, str) else value:
                choice(form, key, one).check()
        else:
            field.fill(str(value))


def unfold(form: Locator, key: str) -> None:
    """Open what the field is folded in, from the outside in; a radio is hidden behind its own drawing."""
    inside = form.page.locator(f'[name="{key}"]')
    while True:
        closed = form.locator("details:not([open])").filter(has=inside)
        if not closed.count():
            return
        closed.first.locator("summary").first.click()


def choice(form: Locator, key: str, wanted: str) -> Locator:
    """Return the radio or checkbox with a value, or with words in its label."""
    exact = form.locator(f'[name="{key}"][value="{wanted}"]')
    if exact.count():
        return exact
    return (
        form.locator(".govuk-radios__item, .govuk-checkboxes__item")
        .filter(has_text=wanted)
        .locator(f'[name="{key}"]')
    )


def finish(form: Locator, knop: str) -> None:
    """Press the button of an outcome, or choose it and press the one button."""
    button = form.get_by_role("button", name=knop, exact=True)
    if button.count():
        button.click()
        return
    form.get_by_label(knop, exact=True).check()
    form.get_by_role("button", name="Afwerken").click()


def photograph(page: Page, kind: str) -> None:
    """Keep a picture of the whole page, when asked to."""
    if PICTURES and page.viewport_size:
        name = re.sub(r"\W+", "-", kind.lower()).strip("-")[:50]
        Path(PICTURES).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=Path(PICTURES) / f"{name}-{page.viewport_size['width']}.png", full_page=True)
