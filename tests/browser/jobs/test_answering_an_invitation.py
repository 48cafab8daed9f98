"""A partner answers an invitation: yes with one click on the card, no with two, and both weigh the same."""

from collections.abc import Callable

import pytest

from app.domain.casus import DeelnameStatus
from tests.browser.jobs.conftest import WIDTHS, Site

Serve = Callable[[str], Site]


def status_of(site: Site, wie: str) -> DeelnameStatus:
    org = site.inst.actor(wie).organisatie_id
    with site.inst.read() as tx:
        rows = tx.casussen.deelnames(site.inst.casus.id)
    return next(row.status for row in rows if row.organisatie_id == org)


@pytest.mark.parametrize("scripts", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("width", WIDTHS)
def test_yes_and_no_stand_on_the_card_and_are_as_large(
    site: Serve, axe: Callable[..., None], width: dict[str, int], scripts: bool
) -> None:
    made = site("uitgenodigd")
    job = made.visit("tom", width, scripts=scripts)
    if scripts:
        axe(job.page)
    for told in ("Casus 2026-01", "politie", "Antwoorden kan"):
        assert told in job.words
    buttons = job.page.locator(".antwoorden .govuk-button")
    boxes = [each.bounding_box() for each in buttons.all()[:2]]
    assert boxes[0]["width"] == boxes[1]["width"]  # type: ignore[index]
    assert boxes[0]["height"] == boxes[1]["height"]  # type: ignore[index]
    assert max(box["y"] + box["height"] for box in boxes) < width["height"]  # type: ignore[index]
    job.press("Wij nemen niet deel")
    job.page.locator(".antwoorden details button").click()
    assert status_of(made, "tom") is DeelnameStatus.NEEMT_NIET_DEEL
    assert job.clicks + 1 == 2
    assert (job.fields, job.errors) == (0, 0)


@pytest.mark.parametrize("width", WIDTHS)
def test_one_click_accepts(site: Serve, width: dict[str, int]) -> None:
    made = site("uitgenodigd")
    job = made.visit("tom", width)
    job.press("Wij nemen deel")
    assert status_of(made, "tom") is DeelnameStatus.DEELNEMER
    assert (job.clicks, job.fields, job.errors) == (1, 0, 0)
