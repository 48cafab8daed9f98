"""An edited procedure: what runs is shown, let go along after a decision, and taken back, on any screen."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import Installation
from tests.browser.doing import Doing, fill
from tests.browser.meetings import AANMELDING
from tests.services import installation as services
from tests.services.procedures.versions import publish, published_before, renumbered, with_lost_form

Open = Callable[..., Page]
Axe = Callable[[Page], None]


def test_an_edited_procedure_takes_a_casus_along_and_back(
    new_page: Open, axe: Axe, installation: Installation
) -> None:
    doing = Doing(new_page(), axe)
    noted(doing)
    doing.do("Wat zei de aanmelder over casus", "Dringend gevaar", {"kanaal": "Telefoon"})
    publish(services.Installation(installation.data_dir.parent), "casus", renumbered("i_nood", "i_alarm"))
    found_at_the_foot_of_the_page(doing)
    refused_without_a_decision(doing)
    gone_along(doing)
    taken_back(doing)


def noted(doing: Doing) -> None:
    """Joris writes down what was said on the phone."""
    doing.be("joris")
    doing.page.goto("/casussen/noteren")
    fill(doing.page.locator("form[action='/casussen/noteren']"), {"via": "telefoon", **AANMELDING})
    doing.page.get_by_role("main").get_by_role("button").last.click()
    expect(doing.page.locator(".govuk-notification-banner")).to_be_visible()


def found_at_the_foot_of_the_page(doing: Doing) -> None:
    doing.page.get_by_role("link", name="Procedures").click()
    expect(doing.page.get_by_text("Nog op een oudere versie: 1 van 1.")).to_be_visible()
    doing.look("Procedures")
    doing.page.get_by_role("link", name="Bekijk wat meegaat").click()
    expect(doing.page.get_by_text("er is nog niets gewijzigd")).to_be_visible()
    doing.look("Procedure: wat meegaat")


def refused_without_a_decision(doing: Doing) -> None:
    doing.page.get_by_role("button", name="Laat deze ene meegaan").click()
    expect(doing.page.get_by_role("heading", name="Er is een probleem")).to_be_visible()
    doing.look("Procedure: beslissing ontbreekt")


def gone_along(doing: Doing) -> None:
    doing.page.get_by_role("radio").first.check()
    doing.page.get_by_role("button", name="Laat deze ene meegaan").click()
    expect(doing.page.locator(".govuk-notification-banner")).to_contain_text("Eén gaat mee")
    address = doing.page.url.split("#")[0].removesuffix("/meegaan")
    doing.await_on(address, doing.page.get_by_role("heading", name="Nog ongedaan te maken"))
    doing.look("Procedure: ongedaan te maken")


def taken_back(doing: Doing) -> None:
    doing.page.get_by_role("button", name="Maak ongedaan").click()
    expect(doing.page.locator(".govuk-notification-banner")).to_contain_text("Dat is ongedaan gemaakt")
    expect(doing.page.get_by_text("Vraagt een beslissing")).to_be_visible()


def test_on_a_phone_the_cards_on_a_newer_model_and_on_findings_fit(
    new_page: Open, axe: Axe, installation: Installation
) -> None:
    doing = Doing(new_page({"width": 390, "height": 844}), axe)
    doing.be("joris")
    inst = services.Installation(installation.data_dir.parent)
    published_before(inst, "casus", with_lost_form)
    doing.page.goto("/procedures")
    expect(doing.page.locator("#nieuwer")).to_contain_text("procedure publish")
    expect(doing.page.locator("#bevindingen")).to_contain_text("F99")
    axe(doing.page)
    doing.look("Procedures: nieuwer model en bevindingen")
