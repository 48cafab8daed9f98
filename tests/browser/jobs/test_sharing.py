"""A participant shares one fact with four answers; the rest stands filled in, and a second fact fits."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.jobs.conftest import PHONE, WIDTHS, Job, Site

WHY = "Zo weten we wat al goed loopt voor hem."
Serve = Callable[[str], Site]


def open_step(made: Site, width: dict[str, int], *, scripts: bool) -> Job:
    """Let Tom in, on the page of his own contribution."""
    job = made.visit("tom", width, scripts=scripts)
    taak = made.inst.task("m_deel", binding=made.inst.actor("tom").persoon_id)
    job.page.goto(f"/taken/{taak.id}")
    return job


def answer(job: Job, fact: str) -> None:
    """Give the four answers that one fact takes."""
    job.choose("Ik schrijf het hier op")
    for key, words in (("inhoud", fact), ("wanneer", "voorjaar 2026"), ("noodzaak", WHY)):
        job.page.locator(f'[name="{key}"]').fill(words)
    job.page.locator('[name="kleur"][value="positief"]').check()
    job.fields += 4


@pytest.mark.parametrize("scripts", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("width", WIDTHS)
def test_one_fact_takes_four_answers_and_a_second_one_fits(
    site: Serve, axe: Callable[..., None], width: dict[str, int], scripts: bool
) -> None:
    made = site("inbreng")
    job = open_step(made, width, scripts=scripts)
    answer(job, "Hij komt elke week naar de les, verzonnen.")
    told = job.page.locator(".vouw__ingevuld").inner_text()
    for words in ("De besproken persoon", "Zelf vastgesteld", "Met iedereen die aan dit punt deelneemt"):
        assert words in told
    assert job.page.locator('[name="geheim"][value="ja"]').is_checked()
    if scripts:
        axe(job.page)
    job.press("Delen, en nog iets delen")
    assert job.fields == 4
    answer(job, "Zijn zus helpt hem, verzonnen.")
    job.press("Klaar")
    assert job.errors == 0
    with made.inst.read() as tx:
        items = tx.items.of_casus(made.inst.casus.id, "vault", made.inst.org("tom"))
    assert len({item.task_id for item in items if item.is_eigen_inbreng}) == 2


@pytest.mark.parametrize("width", WIDTHS)
def test_without_a_script_what_was_not_chosen_stays_folded(site: Serve, width: dict[str, int]) -> None:
    job = open_step(site("inbreng"), width, scripts=False)
    assert not job.page.locator('[name="inhoud"]').is_visible()
    job.choose("Ik schrijf het hier op")
    assert job.page.locator('[name="inhoud"]').is_visible()


def test_sharing_nothing_is_one_press_on_the_card_of_a_phone_and_leaves_no_trace_for_others(
    site: Serve,
) -> None:
    made = site("inbreng")
    before = made.visit("ann", PHONE).words
    job = made.visit("tom", PHONE)
    card = job.page.locator(".vraagkaart", has_text="Wilt u iets delen over casus 2026-01?")
    nothing = card.get_by_role("button", name="Ik deel nu niets")
    box = nothing.bounding_box()
    assert box
    assert box["x"] + box["width"] <= PHONE["width"]
    nothing.click()
    assert job.page.locator(".govuk-error-summary").count() == 0
    expect(card).to_have_count(0)
    with made.inst.read() as tx:
        kept = tx.items.of_casus(made.inst.casus.id, "vault", made.inst.org("tom"))
    assert not [item for item in kept if item.is_eigen_inbreng and item.rechten]
    assert made.visit("ann", PHONE).words == before
