"""A partner notifies: four clicks, one page with three fields, and all the rest waits behind a click."""

from collections.abc import Callable

import pytest

from tests.browser.jobs.conftest import WIDTHS, Site

Serve = Callable[[str], Site]


@pytest.mark.parametrize("scripts", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("width", WIDTHS)
def test_four_clicks_and_one_page_of_three_fields(
    site: Serve, axe: Callable[..., None], width: dict[str, int], scripts: bool
) -> None:
    made = site("leeg")
    job = made.visit("ann", width, scripts=scripts)
    job.page.locator("main, nav").get_by_role("link", name="Iets signaleren").first.click()
    job.clicks += 1
    job.press("Meteen aanmelden")
    shown = job.page.locator("form.stap").locator("textarea, input:not([type=hidden]), select")
    assert [field.get_attribute("name") for field in shown.all() if field.is_visible()] == [
        "signalen",
        "sterktes",
        "aanmelder_contact",
    ]
    assert "Ann" in job.page.locator(".vouw__ingevuld").first.inner_text()
    if scripts:
        axe(job.page)
    job.type("Wat merkte u op?", "Iemand trekt zich terug, verzonnen.")
    job.press("Aanmelding versturen")
    assert "Iemand trekt zich terug, verzonnen." in job.words
    if scripts:
        axe(job.page)
    job.press("Ja, versturen")
    made.inst.work()
    with made.inst.read() as tx:
        assert tx.casussen.find_by_code("2026-01") is not None
    assert (job.clicks, job.fields, job.errors) == (4, 1, 0)


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_typed_is_lost_and_nothing_is_wiped_by_a_slip(site: Serve, width: dict[str, int]) -> None:
    job = site("leeg").visit("ann", width)
    job.page.goto("/signaleren")
    job.press("Start: intern bekijken")
    job.type("Wat merkte u op?", "Een lange tekst.")
    job.page.locator('[name="zelf_opnemen"]').focus()
    job.page.get_by_label("Niets te doen").check()
    job.page.keyboard.press("Enter")
    assert job.page.locator('[name="signalen"]').input_value() == "Een lange tekst."
    job.page.get_by_label("Eerst advies vragen").check()
    job.press("Afwerken")
    job.press("Gedaan")
    assert job.page.locator('[name="signalen"]').input_value() == "Een lange tekst."
    job.page.get_by_label("Niets te doen").check()
    job.press("Afwerken")
    assert "wordt gewist" in job.words
    job.press("Nog niet, terug")
    assert job.page.locator('[name="signalen"]').input_value() == "Een lange tekst."


def test_a_half_filled_form_keeps_itself_once_asked(site: Serve) -> None:
    job = site("leeg").visit("ann")
    job.page.goto("/signaleren")
    job.press("Start: intern bekijken")
    assert job.page.locator("[data-bewaar]").count() == 0
    job.press("Bewaar als concept")
    job.page.clock.install()
    job.page.reload()
    job.page.get_by_label("Wat merkte u op?").press_sequentially("Vanzelf bewaard.")
    job.page.clock.fast_forward(10_500)
    job.page.locator("[data-bewaard]", has_text="Concept bewaard om").wait_for()
    job.page.reload()
    assert job.page.locator('[name="signalen"]').input_value() == "Vanzelf bewaard."


def test_a_session_that_ended_brings_the_text_back(site: Serve) -> None:
    made = site("leeg")
    job = made.visit("ann")
    job.page.goto("/signaleren")
    job.press("Start: intern bekijken")
    address = job.page.url
    job.type("Wat merkte u op?", "Getypt toen de sessie ophield.")
    job.page.context.clear_cookies()
    job.press("Bewaar als concept")
    assert job.page.url == address
    assert "Getypt toen de sessie ophield." in job.words
