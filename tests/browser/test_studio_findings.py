"""What is wrong is seen on the drawing after a change, a run that goes wrong is played, a repair mends it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_studio_drawing import Axe, begun, saved, state, written

WAIT = 60_000
"""Checking everything takes its time where many tests run beside it on a few cores."""


@pytest.fixture
def drawing(person: Callable[..., Page]) -> Callable[[str], Page]:
    return lambda proces: begun(person("joris"), proces)


def findings(page: Page):
    return page.locator(".studio__bevinding")


def without(page: Page, element: str) -> None:
    """Take a step away with the list and its button, and wait for what is found."""
    expect(page.locator(".studio__aantal")).to_contain_text("niets gevonden", timeout=WAIT)
    page.locator(f"[data-deel='{element}']").click()
    page.locator(".studio__mogelijk").get_by_role("button", name="Doe weg").click()
    saved(page, "Weg uit de tekening")
    expect(findings(page).first).to_be_visible(timeout=WAIT)


def test_a_run_that_goes_wrong_is_played_over_the_drawing(drawing: Callable[[str], Page], axe: Axe) -> None:
    page = drawing("uitnodigen")
    without(page, "u_uitn")
    play = page.get_by_role("button", name="Speel af").first
    expect(play).to_be_visible(timeout=WAIT)
    axe(page)
    play.focus()
    page.keyboard.press("Enter")
    said = page.locator(".studio__gezegd")
    expect(said).to_contain_text(" van ")
    expect(page.get_by_role("button", name="Volgende", exact=True)).to_be_focused()
    first = said.inner_text()
    page.keyboard.press("Enter")
    expect(said).not_to_have_text(first)
    expect(page.locator(".studio__penning")).to_have_count(1)
    page.get_by_role("button", name="Vorige", exact=True).click()
    expect(said).to_have_text(first)
    page.get_by_role("button", name="Stop", exact=True).click()
    expect(page.locator(".studio__penning")).to_have_count(0)
    expect(page.locator(".studio__teken")).not_to_have_count(0)


def test_a_repair_is_one_step_and_undone_in_one(drawing: Callable[[str], Page]) -> None:
    page = drawing("traject")
    without(page, "p_plan")
    before = written(page)
    findings(page).first.get_by_role("button", name="Hoe herstel ik dit?").click()
    mend = page.get_by_role("button", name="Herstel:").first
    expect(mend).to_be_visible(timeout=WAIT)
    with page.expect_navigation():
        mend.click()
    expect(state(page)).to_contain_text("Alles is bewaard.")
    assert written(page) != before
    with page.expect_navigation():
        page.locator(".studio__knoppen").get_by_role("button", name="Maak ongedaan").click()
    expect(state(page)).to_contain_text("Alles is bewaard.")
    assert written(page) == before
