"""The pages of accounts and oversight, as people meet them: at 320 and at 1280 px, by keyboard, with axe."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import LARGE, SMALL, jump, log_in_as, switch_to

Open = Callable[..., Page]
Axe = Callable[[Page], None]

PAGES = {
    "hilde": ["/taken", "/mandaten", "/kluizen", "/casussen", "/overleg", "/overzicht", "/bestaat-niet"],
    "joris": ["/taken", "/beheer"],
    "ann": [
        "/taken",
        "/signaleren",
        "/gedeeld",
        "/demo/mail",
        "/toezicht",
        "/dringend-gevaar",
        "/hulp",
        "/hulp/ltf",
        "/wie-is-wie",
        "/meldingen",
    ],
    "mia": ["/overzicht"],
    "nora": ["/toezicht", "/kluizen", "/bevestig", "/collegas"],
    "bert": ["/beheer", "/beheer/account"],
}


@pytest.mark.parametrize("viewport", [SMALL, LARGE], ids=["320", "1280"])
@pytest.mark.parametrize("wie", PAGES)
def test_every_page_of_a_role_is_for_everyone(
    person: Open, axe: Axe, wie: str, viewport: dict[str, int]
) -> None:
    page = person(wie, viewport)
    for path in PAGES[wie]:
        page.goto(path)
        assert page.locator("h1").count() == 1
        axe(page)


@pytest.mark.parametrize("viewport", [SMALL, LARGE], ids=["320", "1280"])
def test_logging_in_can_be_done_by_everyone(new_page: Open, axe: Axe, viewport: dict[str, int]) -> None:
    page = new_page(viewport)
    for path in ("/inloggen", "/wachtwoord-vergeten", "/wachtwoord/geheim"):
        page.goto(path)
        axe(page)
    log_in_as(page, "ann", "fout wachtwoord")
    assert page.title() == "Fout: Inloggen · Casuspad"
    axe(page)


def test_the_keyboard_alone_gets_one_in_and_to_the_content(new_page: Open) -> None:
    page = new_page()
    page.goto("/inloggen")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Naar de inhoud"
    page.keyboard.press("Enter")
    page.get_by_label("E-mailadres").focus()
    page.keyboard.type("ann@lindervoorde.example")
    page.keyboard.press("Tab")
    page.keyboard.type("lindebloesem-2026")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/taken"))


def test_the_demo_bar_switches_people_and_moves_the_clock(person: Open) -> None:
    page = person("ann")
    switch_to(page, "Nora Maat")
    page.wait_for_url("**/toezicht")
    before = page.locator(".demo summary").inner_text()
    jump(page, "+1 maand")
    assert page.url.endswith("/toezicht")
    assert page.locator(".demo summary").inner_text() != before


def test_everything_works_without_javascript(new_page: Open) -> None:
    page = new_page(java_script_enabled=False)
    log_in_as(page, "hilde")
    page.get_by_role("link", name="Mandaten").click()
    joris = page.locator("#nemer_id option", has_text="Joris Voorbeeld").first.get_attribute("value")
    page.get_by_label("Wie beslist voor u?").select_option(value=joris)
    page.get_by_label("Tot en met welke dag?").fill("2031-12-31")
    page.get_by_role("button", name="Geef het mandaat").click()
    assert "beslist voor u tot en met 31 december 2031" in page.get_by_role("main").inner_text()


def test_a_new_colleague_waits_until_a_colleague_says_yes(person: Open, new_page: Open, axe: Axe) -> None:
    """Bert makes an account for the CLB, Nele waits, Tom says yes on a phone, and Nele is in."""
    maker = person("bert")
    maker.goto("/beheer/account")
    for label, value in {
        "Naam": "Nele Nieuw",
        "E-mailadres": "nele@clb.example",
        "Organisatie": "clb de linde",
        "Functie": "begeleider",
    }.items():
        maker.get_by_label(label, exact=True).fill(value)
    maker.get_by_label("Soort organisatie").select_option("onderwijs")
    maker.get_by_label("Rol").select_option("partner")
    maker.get_by_role("button", name="Maak het account").click()
    axe(maker)
    link = re.search(r"/wachtwoord/[\w-]+", maker.get_by_role("main").inner_text())
    assert link
    nele = new_page(SMALL)
    nele.goto(link[0])
    nele.locator("[name=wachtwoord]").fill("een lange verzonnen zin")
    nele.locator("[name=wachtwoord]").press("Enter")
    log_in_as(nele, "nele", "een lange verzonnen zin", address="nele@clb.example")
    nele.wait_for_url("**/wachten")
    assert "Even wachten op een collega" in nele.get_by_role("main").inner_text()
    axe(nele)
    tom = person("tom", SMALL)
    tom.get_by_role("link", name="Bekijk", exact=True).click()
    axe(tom)
    tom.get_by_role("button", name="Bekijk en antwoord Nele Nieuw").click()
    axe(tom)
    tom.get_by_role("button", name="Ja, dit is een collega").click()
    assert "Nele Nieuw kan nu aan de slag" in tom.get_by_role("main").inner_text()
    nele.goto("/")
    nele.wait_for_url("**/taken")
    assert "CLB De Linde" in nele.locator("header").inner_text()
