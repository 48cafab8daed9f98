"""A partner answers an invitation: yes with one click on the card, no with two, and both weigh the same."""

from collections.abc import Callable

import pytest

from app.domain.casus import DeelnameStatus
from tests.browser.jobs.conftest import DESK, LONG, PHONE, Site

Serve = Callable[[str], Site]


def status_of(site: Site, wie: str) -> DeelnameStatus:
    org = site.inst.actor(wie).organisatie_id
    with site.inst.read() as tx:
        rows = tx.casussen.deelnames(site.inst.casus.id)
    return next(row.status for row in rows if row.organisatie_id == org)


AT_NIGHT = pytest.mark.skipif(not LONG, reason="at night")
WAYS = [
    pytest.param(PHONE, False, id="390-no-script"),
    pytest.param(DESK, True, id="1280-script"),
    pytest.param(PHONE, True, id="390-script", marks=AT_NIGHT),
    pytest.param(DESK, False, id="1280-no-script", marks=AT_NIGHT),
]


@pytest.mark.parametrize(("width", "scripts"), WAYS)
def test_two_clicks_decline(site: Serve, width: dict[str, int], scripts: bool) -> None:
    made = site("uitgenodigd")
    job = made.visit("tom", width, scripts=scripts)
    job.press("Wij nemen niet deel", within=".antwoorden")
    assert job.page.locator(".antwoorden").get_by_role("radio").count() == 4
    job.press("Wij nemen niet deel", within=".antwoorden form:visible")
    assert status_of(made, "tom") is DeelnameStatus.NEEMT_NIET_DEEL
    assert (job.clicks, job.fields, job.errors) == (2, 0, 0)


@pytest.mark.parametrize(("width", "scripts"), WAYS)
def test_one_click_accepts(site: Serve, width: dict[str, int], scripts: bool) -> None:
    made = site("uitgenodigd")
    job = made.visit("tom", width, scripts=scripts)
    job.press("Wij nemen deel", within=".antwoorden")
    assert status_of(made, "tom") is DeelnameStatus.DEELNEMER
    assert (job.clicks, job.fields, job.errors) == (1, 0, 0)


def test_the_card_stands_above_the_fold_of_a_phone_and_both_answers_weigh_the_same(
    site: Serve, axe: Callable[..., None]
) -> None:
    made = site("uitgenodigd")
    for width in (PHONE, DESK):
        job = made.visit("tom", width)
        axe(job.page)
        for told in ("Neemt CLB De Linde deel aan casus 2026-01?", "politie", "Antwoorden kan"):
            assert told in job.words
        answers = job.page.locator(".antwoorden .govuk-button:visible").all()
        boxes = [box for each in answers if (box := each.bounding_box())]
        assert len(boxes) == 2
        assert boxes[0]["width"] == boxes[1]["width"]
        assert boxes[0]["height"] == boxes[1]["height"]
        assert max(box["y"] + box["height"] for box in boxes) <= width["height"]
