"""Noteren voor iemand, and what one started: told apart, and thrown away after a question."""

from collections.abc import Callable

from app.domain.casus import DeelnameStatus
from app.services.tasks.list_tasks import ListTasks, list_tasks
from tests.browser.jobs.conftest import DESK, PHONE, Site

Serve = Callable[[str], Site]
Axe = Callable[..., None]


def test_the_coordinator_notes_by_phone_for_a_service_and_the_form_knows_how_it_was_heard(
    site: Serve, axe: Axe
) -> None:
    made = site("uitgenodigd")
    job = made.visit("joris", DESK)
    job.press("Noteren voor iemand", "link")
    axe(job.page)
    job.press("Jeugddienst Lindervoorde", "link")
    axe(job.page)
    assert job.page.get_by_label("Jeugddienst Lindervoorde zei dit aan de telefoon").is_checked()
    job.choose("Ik zeg het de burgemeester mondeling")
    job.press("Wij nemen niet deel", within="form.stap")
    with made.inst.read() as tx:
        rows = {row.organisatie_id: row.status for row in tx.casussen.deelnames(made.inst.casus.id)}
    assert rows[made.inst.org("sam")] is DeelnameStatus.NEEMT_NIET_DEEL
    assert (job.clicks, job.fields, job.errors) == (4, 0, 0)


def test_two_drafts_are_told_apart_by_a_name_and_one_is_thrown_away_after_a_question(
    site: Serve, axe: Axe
) -> None:
    made = site("leeg")
    made.inst.prescreen("ann")
    made.inst.prescreen("ann")
    job = made.visit("ann", PHONE)
    axe(job.page)
    job.press("Geef een naam")
    job.page.get_by_label("Hoe noemt u dit onder collega").first.fill("de groep van donderdag")
    job.press("Bewaar de naam")
    assert "“de groep van donderdag”" in job.words
    assert "2 februari 2026" in job.words
    other = job.page.locator(".vraagkaart").filter(has_not_text="donderdag")
    other.get_by_role("button", name="Weggooien").click()
    assert "Wilt u dit weggooien?" in job.words
    axe(job.page)
    job.press("Weggooien")
    assert "Weggegooid" in job.words
    [left] = list_tasks(ListTasks(made.inst.actor("ann")), made.inst.deps).concepten.values()
    assert left.bijnaam == "de groep van donderdag"
