"""A letter taken out in a real browser: the page says that it is being made, and where it went."""

import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.doing import Doing
from tests.pdfs import Pdf, faults

Open = Callable[..., Page]
Axe = Callable[[Page], None]
TITLE = "Wij ontvingen uw vraag over uw gegevens"
STEP = "Is nagekeken wie het vraagt, en is de ontvangst bevestigd?"


def letter_on(doing: Doing) -> Locator:
    """Joris notes that somebody asks about the own data, and opens his step."""
    doing.be("joris")
    doing.page.goto("/gegevens")
    doing.page.get_by_role("button", name="Noteer een vraag").click()
    expect(doing.page.locator(".govuk-notification-banner")).to_be_visible()
    doing.page.goto("/gegevens")
    doing.page.get_by_role("link", name=STEP).first.click()
    doing.look("Taak met een brief")
    return doing.page.get_by_role("link", name=f"{TITLE} (pdf)")


def ensure_letter(path: Path, name: str) -> None:
    content = path.read_bytes()
    assert name == "brief-ontvangst.pdf"
    assert Pdf(content).title == TITLE
    assert faults(content) == []


def slowly(route: Route) -> None:
    """Answer as a busy server does."""
    answer = route.fetch()
    time.sleep(0.8)
    route.fulfill(response=answer)


def test_the_page_says_that_a_letter_is_made_and_where_it_went(new_page: Open, axe: Axe) -> None:
    doing = Doing(new_page(), axe)
    link = letter_on(doing)
    doing.page.route("**/brieven/*.pdf", slowly)
    with doing.page.expect_download() as saved:
        link.focus()
        doing.page.keyboard.press("Enter")
        expect(doing.page.get_by_text("Het document wordt gemaakt…")).to_be_visible()
    ensure_letter(Path(saved.value.path()), saved.value.suggested_filename)
    expect(doing.page.get_by_text("Het staat bij uw downloads.")).to_be_visible()


def test_who_is_no_longer_logged_in_reads_how_to_go_on(new_page: Open, axe: Axe) -> None:
    doing = Doing(new_page(), axe)
    link = letter_on(doing)
    doing.page.context.clear_cookies()
    link.click()
    expect(doing.page.get_by_role("heading", level=1)).not_to_contain_text(STEP)
