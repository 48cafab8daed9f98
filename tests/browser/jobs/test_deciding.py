"""What the office decides: coördinator and burgemeester, with as few clicks as the question allows."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from app.domain.casus import DeelnameStatus
from tests.browser.jobs.conftest import PHONE, WIDTHS, Site

Serve = Callable[[str], Site]


@pytest.mark.parametrize("width", WIDTHS)
def test_three_clicks_bring_an_aanmelding_to_the_burgemeester_and_then_to_the_agenda(
    site: Serve, axe: Callable[..., None], width: dict[str, int]
) -> None:
    made = site("aangemeld")
    job = made.visit("joris", width)
    job.press("Wat zei de aanmelder over casus 2026-01?", "link")
    axe(job.page)
    job.press("Naar de burgemeester")
    assert (job.clicks, job.fields, job.errors) == (2, 0, 0), "what was told before is not asked again"
    made.inst.step("hilde", "i_lijst", "op_lijst", aanwijzingen="Verzonnen.")
    job.page.goto("/taken")
    assert "Op welk overleg komt casus 2026-01?" in job.words
    axe(job.page)
    job.press("Op de agenda van het volgende overleg")
    assert "h_agenda" not in made.inst.open_elements()
    assert (job.clicks, job.fields, job.errors) == (3, 0, 0)


@pytest.mark.parametrize("width", WIDTHS)
def test_two_taps_put_a_casus_on_the_list_with_what_the_coordinator_wrote(
    site: Serve, axe: Callable[..., None], width: dict[str, int]
) -> None:
    made = site("aangemeld")
    text = "Blijft al weken binnen en praat anders dan vroeger."
    made.inst.step("joris", "i_gesprek", "klaar", leeftijdsgroep="volwassene", gesprek=text)
    job = made.visit("hilde", width)
    assert text not in job.words, "what was told of someone is read on the page, and noted as read"
    job.press("Op de casuslijst", "link", within=".antwoorden")
    axe(job.page)
    assert job.page.get_by_label("Welke aanwijzingen").input_value() == text
    button = job.page.get_by_role("button", name="Op de casuslijst").bounding_box()
    assert button
    assert button["y"] + button["height"] < 2 * PHONE["height"]
    job.press("Op de casuslijst")
    assert "h_agenda" in made.inst.open_elements()
    assert (job.clicks, job.fields, job.errors) == (2, 0, 0)


@pytest.mark.parametrize("width", WIDTHS)
def test_one_tap_invites_from_a_card_that_names_the_services(
    site: Serve, axe: Callable[..., None], width: dict[str, int]
) -> None:
    made = site("weerhouden")
    inst = made.inst
    inst.step("ann", "id_vrij", "meegedeeld", naam="Verzonnen Persoon")
    services = [str(inst.org("tom")), str(inst.org("sam"))]
    day = inst.today.replace(month=inst.today.month + 1).isoformat()
    inst.step("joris", "u_voorstel", "voorgesteld", diensten=services, antwoord_tegen=day)
    job = made.visit("hilde", width)
    axe(job.page)
    assert "CLB De Linde, Jeugddienst Lindervoorde" in job.words
    job.press("Uitnodigingen versturen")
    banner = job.page.locator(".govuk-notification-banner")
    expect(banner).to_be_focused()
    expect(banner).to_contain_text("Gelukt")
    with inst.read() as tx:
        rows = {row.organisatie_id: row.status for row in tx.casussen.deelnames(inst.casus.id)}
    assert {rows[inst.org("tom")], rows[inst.org("sam")]} == {DeelnameStatus.UITGENODIGD}
    assert (job.clicks, job.fields, job.errors) == (1, 0, 0)
