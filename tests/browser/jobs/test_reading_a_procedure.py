"""A procedure is read as a list, with the keyboard alone, and each step and its shape point at each other."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.jobs.conftest import DESK, PHONE, Site

Sites = Callable[[str], Site]
Axe = Callable[[Page], None]

LABEL_PX = 12
"""Smaller is no legible label."""


def test_the_list_by_keyboard_marks_the_drawing_and_a_shape_its_step(site: Sites, axe: Axe) -> None:
    page = site("aangemeld").visit("joris", DESK).page
    page.goto("/procedures/casus")
    expect(page.locator(".lezing .diagram[data-ready=ja]")).to_be_visible()
    number = page.locator("#stap-i_lijst").get_by_role("button", name="3.2, toon in de tekening")
    number.focus()
    page.keyboard.press("Enter")
    marked = page.locator(".djs-element.diagram-gekozen[data-element-id=i_lijst]")
    expect(marked).to_be_visible()
    page.locator("#stap-i_lijst a[href='#stap-i_gesprek']").focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#stap-i_gesprek")
    expect(page.locator(".djs-element.diagram-gekozen[data-element-id=i_gesprek]")).to_be_visible()
    page.locator(".djs-element[data-element-id=i_nood]").click(force=True)
    assert page.evaluate("document.activeElement.id") == "stap-i_nood"
    axe(page)


def test_labels_are_legible_lanes_stay_in_sight_and_the_mark_is_covered_by_nothing(site: Sites) -> None:
    page = site("aangemeld").visit("joris", DESK).page
    page.goto("/procedures/casus")
    expect(page.locator(".lezing .diagram[data-ready=ja]")).to_be_visible()
    sizes = page.locator(".djs-label tspan, .djs-visual text").evaluate_all(
        "all => all.filter(e => e.textContent.trim()).map(e => e.getBoundingClientRect().height)"
    )
    assert min(size for size in sizes if size) >= LABEL_PX
    page.locator(".diagram__tekening").focus()
    for _ in range(6):
        page.keyboard.press("ArrowRight")
    expect(page.locator(".diagram__banen > span").first).to_be_visible()
    mark = page.locator(".bjs-powered-by").bounding_box()
    frame = page.locator(".djs-container").bounding_box()
    assert mark
    assert frame
    assert mark["y"] >= frame["y"] + frame["height"] - 1


def test_on_a_phone_the_list_comes_first_and_the_drawing_behind_a_tap(site: Sites, axe: Axe) -> None:
    page = site("aangemeld").visit("joris", PHONE).page
    page.goto("/procedures/casus")
    assert not page.locator(".lezing .diagram").is_visible()
    axe(page)
    page.get_by_role("button", name="Toon de tekening").click()
    expect(page.locator(".lezing .diagram[data-ready=ja]")).to_be_visible()


def test_without_scripts_the_whole_procedure_is_there_in_words(site: Sites) -> None:
    page = site("aangemeld").visit("mia", PHONE, scripts=False).page
    page.locator("#procedure ~ details summary").click()
    page.get_by_role("link", name="Lees de stappenlijst").click()
    assert page.locator(".lijststap").count() > 40
    page.locator("#stap-i_lijst a").first.click()
    assert "#stap-" in page.url


@pytest.mark.parametrize(("viewport", "most"), [(PHONE, 3600), (DESK, 2600)], ids=["390", "1280"])
def test_the_page_of_a_casus_is_short_and_the_procedure_unfolds_where_it_stands(
    site: Sites, axe: Axe, viewport: dict[str, int], most: int
) -> None:
    place = site("traject")
    page = place.visit("joris", viewport).page
    page.goto(f"/casussen/{place.inst.casus.id}")
    assert page.evaluate("document.documentElement.scrollHeight") <= most
    order = [
        page.locator("main").inner_text().index(each) for each in ("Wie neemt deel?", "Termijnen", "Register")
    ]
    assert order == sorted(order)
    axe(page)
    page.locator("#procedure ~ details summary").first.click()
    expect(page.locator(".lijststap[aria-current=step]").first).to_contain_text("nu hier")
