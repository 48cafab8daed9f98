"""Who shared, who watches over the log and who manages see what is theirs on the first screen, at both widths."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.jobs.conftest import WIDTHS, Site

MOST_SCREENS = 4
Sites = Callable[[str], Site]
Axe = Callable[[Page], None]


@pytest.mark.parametrize("viewport", WIDTHS)
def test_who_shared_reads_to_whom_before_whom_and_takes_it_back(
    site: Sites, axe: Axe, viewport: dict[str, int]
) -> None:
    job = site("gewogen").visit("tom", viewport)
    job.page.goto("/gedeeld")
    assert [each.inner_text() for each in job.page.locator("main h2.govuk-heading-m").all()][:3] == [
        "Wat wij meldden",
        "Wat wij deelden",
        "Wat wij van de tafel bewaren",
    ]
    assert "Het lag op tafel voor: Ann Staal (OCMW Lindervoorde), Hilde" in job.words
    assert "neemt intrekken niet weg" in job.words
    axe(job.page)
    job.page.emulate_media(media="print")
    assert job.page.locator(".kaart").first.evaluate("e => getComputedStyle(e).breakInside") == "auto", (
        "no white"
    )
    job.page.emulate_media(media="screen")
    job.press("Intrekken")
    job.press("Intrekken")
    assert job.clicks == 2
    expect(job.page.locator("main section strong")).to_contain_text("leest niemand buiten")


@pytest.mark.parametrize("viewport", WIDTHS)
def test_the_dpo_sees_what_asks_attention_first_and_narrows_the_log(
    site: Sites, axe: Axe, viewport: dict[str, int]
) -> None:
    job = site("gewogen").visit("nora", viewport)
    page = job.page
    for card in ("Vraagt uw aandacht", "Open vragen"):
        box = page.get_by_role("heading", name=card).bounding_box()
        assert box
        assert box["y"] < viewport["height"], "on the first screen"
    axe(page)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    folds = page.locator("main details[open] > summary")
    handles = folds.evaluate_all("all => all.map(e => getComputedStyle(e, '::before').display)")
    assert handles
    assert set(handles) == {"none"}, "what was unfolded to be printed needs no handle"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    tall = page.evaluate("document.documentElement.scrollHeight")
    assert tall <= MOST_SCREENS * viewport["height"], "what is looked up now and then is folded away"
    page.get_by_text("Zoek in het logboek").click()
    page.get_by_label("Toon", exact=True).select_option("lezen")
    page.locator("form.filter").get_by_role("button").click()
    rows = page.locator(".logboek tbody tr").all_inner_texts()
    assert rows
    assert not [row for row in rows if "werkte een stap af" in row]
    with page.expect_download() as taken:
        page.get_by_role("link", name="Haal dit op als bestand").click()
    content = taken.value.path().read_text(encoding="utf-8-sig")
    assert content.splitlines()[0] == "Nr.;Wanneer;Wie;Soort;Wat;Casus;Waarom het mocht"
    assert "opende de casus" in content or "opende een taak" in content


@pytest.mark.parametrize("viewport", WIDTHS)
def test_a_manager_of_a_small_town_reads_a_calm_page(site: Sites, axe: Axe, viewport: dict[str, int]) -> None:
    job = site("gewogen").visit("mia", viewport)
    assert "te weinig om te tonen" in job.words
    assert "2026-01" not in job.words
    assert "5 dagen" in job.words, "the targets of the steps"
    axe(job.page)
