"""Doing it wrong on purpose, and another way: twice, as somebody else, too late, by keyboard, without script."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.doing import Doing, fill, finish
from tests.browser.meetings import AANMELDING, prescreening

Open = Callable[..., Page]
Axe = Callable[[Page], None]

MOST_TABS = 80
NAME_OF_FOCUS = """(e => [...(e.labels || [])].map(l => l.innerText).join() || e.innerText || "")
(document.activeElement)"""


def test_a_task_done_twice_says_what_is_open_now(new_page: Open, axe: Axe) -> None:
    doing = started(new_page, "ann", axe)
    second = doing.page.context.new_page()
    second.goto(doing.page.url)
    finish(doing.page.locator("form.stap"), "Eerst advies vragen")
    expect(doing.page.locator(".govuk-notification-banner")).to_contain_text("Dat is genoteerd")
    finish(second.locator("form.stap"), "Niets te doen")
    expect(second.get_by_role("heading", level=1)).to_have_text("Dit kan nu niet meer")
    expect(second.get_by_role("link", name="Hebt u advies gevraagd, zonder naam?")).to_be_visible()
    axe(second)
    second.get_by_role("link", name="Hebt u advies gevraagd, zonder naam?").click()
    expect(second.get_by_role("heading", level=1)).to_contain_text("Hebt u advies gevraagd")


def test_a_task_of_somebody_else_does_not_exist(new_page: Open, axe: Axe) -> None:
    doing = started(new_page, "tom")
    address = doing.page.url
    for wie in ("lotte", "joris", "hilde", "mia", "bert"):
        doing.be(wie)
        answer = doing.page.goto(address)
        assert answer
        assert answer.status in (403, 404)
        assert "Wat doen we met wat we zagen?" not in doing.words
    axe(doing.page)


def test_a_form_that_was_open_too_long_tells_how_to_go_on(new_page: Open, axe: Axe) -> None:
    doing = started(new_page, "lotte")
    form = doing.page.locator("form.stap")
    fill(form, {"signalen": "Een lange tekst."})
    form.locator('[name="csrf_token"]').evaluate("field => { field.value = 'oud'; }")
    finish(form, "Aanmelden")
    assert "Uw formulier stond te lang open" in doing.words
    assert "Een lange tekst." in doing.words
    axe(doing.page)


def test_an_empty_form_leads_to_each_field_that_is_missing(new_page: Open, axe: Axe) -> None:
    doing = started(new_page, "lotte")
    page = doing.page
    finish(page.locator("form.stap"), "Aanmelden")
    doing.open("Wat wilt u melden?")
    page.locator('[name="aanmelder_contact"]').fill("")
    finish(page.locator("form.stap"), "Aanmelding versturen")
    expect(page).to_have_title("Fout: Wat wilt u melden? · Casuspad")
    summary = page.locator(".govuk-error-summary")
    expect(summary).to_be_focused()
    axe(page)
    links = {(a.get_attribute("href") or "")[1:]: a for a in summary.get_by_role("link").all()}
    assert list(links) == ["signalen", "aanmelder_contact"]
    for key, link in links.items():
        link.click()
        assert page.evaluate("document.activeElement.name") == key


def test_the_keyboard_alone_does_a_task(new_page: Open) -> None:
    page = new_page()
    Doing(page).be("eva")
    for words in ("Iets signaleren", "Start"):
        tab_to(page, words)
        with page.expect_navigation():
            page.keyboard.press("Enter")
    tab_to(page, "Wat merkte u op?")
    page.keyboard.type("Alleen met toetsen.")
    tab_to(page, "We volgen dit zelf op")
    page.keyboard.press("Space")
    tab_to(page, "Afwerken")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    tab_to(page, "Ja, afsluiten")
    page.keyboard.press("Enter")
    expect(page.locator(".govuk-notification-banner")).to_contain_text("Dat is genoteerd")
    assert page.url.endswith("/taken")


def test_without_javascript_a_partner_signals_and_the_coordinator_answers(new_page: Open) -> None:
    doing = Doing(new_page(java_script_enabled=False))
    doing.be("eva")
    prescreening(doing)
    doing.do("Wat doen we met wat we zagen?", "Aanmelden")
    doing.do("Wat wilt u melden?", "Aanmelding versturen", AANMELDING)
    doing.be("joris")
    doing.do("Wat zei de aanmelder over casus", "Naar de burgemeester", {"kanaal": "Langs Casuspad"})


def started(new_page: Open, wie: str, axe: Axe | None = None) -> Doing:
    """A partner with the first step of a prescreening in front of them."""
    doing = Doing(new_page(), axe)
    doing.be(wie)
    prescreening(doing)
    doing.open("Wat doen we met wat we zagen?")
    return doing


def tab_to(page: Page, words: str) -> None:
    """Press the tab key until something with these words has the focus, seen as having it."""
    for _step in range(MOST_TABS):
        page.keyboard.press("Tab")
        named = page.evaluate(NAME_OF_FOCUS)
        if named.strip().startswith(words):
            return
    raise AssertionError(f"the tab key never reached {words!r}")
