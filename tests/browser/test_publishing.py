"""A draft is compared, prepared and asked by one, and read and put in force by another; what runs follows."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from app.services.demo.seed_demo import WACHTWOORD
from tests.browser.conftest import Installation
from tests.browser.doing import Doing
from tests.browser.test_procedures import noted
from tests.services import installation as services
from tests.services.studio.drafting import Drafting
from tests.services.studio.publishing import renamed

Open = Callable[..., Page]
Axe = Callable[[Page], None]


def test_two_pairs_of_eyes_put_a_draft_in_force_and_the_casus_follows(
    new_page: Open, axe: Axe, installation: Installation
) -> None:
    doing = Doing(new_page(), axe)
    noted(doing)
    draft = renamed(Drafting.begun(services.Installation(installation.data_dir.parent)))
    compared(doing, f"/ontwerpen/{draft.id}")
    asked(doing, f"/ontwerpen/{draft.id}")
    decided(doing)
    followed(doing, f"/ontwerpen/{draft.id}")


def compared(doing: Doing, draft: str) -> None:
    doing.page.goto(f"{draft}/vergelijken")
    sentence = doing.page.get_by_text("“Aanmelding samen overlopen” heet nu “Anders heten”.")
    expect(sentence).to_be_visible()
    doing.page.get_by_role("button", name="Toon in de tekening").click()
    expect(doing.page.locator(".vergelijk-anders").first).to_be_attached()
    expect(doing.page.locator(".vergelijk__etiket").first).to_have_text("≠ anders")
    doing.look("Ontwerp: vergelijken")


def asked(doing: Doing, draft: str) -> None:
    doing.page.goto(f"{draft}/voorbereiden")
    expect(doing.page.get_by_text("Staat daarna bij: Anders heten")).to_be_visible()
    doing.look("Ontwerp: voorbereiden")
    for field in doing.page.get_by_label("Waarom mag dit zo blijven?").all():
        field.fill("Zo spraken we het af.")
    doing.page.get_by_role("button", name="Vraag het aan de burgemeester").click()
    expect(doing.page.locator(".govuk-notification-banner")).to_contain_text("Gevraagd")


def decided(doing: Doing) -> None:
    doing.be("hilde")
    doing.page.goto("/taken")
    doing.look("Mijn taken: een ontwerp")
    doing.page.get_by_role("link", name="Lees wat er verandert en beslis").click()
    expect(doing.page.get_by_text("heet nu “Anders heten”")).to_be_visible()
    doing.look("Ontwerp: beslissen")
    doing.page.get_by_role("button", name="Neem dit in gebruik").click()
    if "/bevestig" in doing.page.url:
        doing.page.get_by_label("Wachtwoord").fill(WACHTWOORD)
        doing.page.get_by_role("main").get_by_role("button").last.click()
        doing.page.get_by_role("button", name="Neem dit in gebruik").click()
    expect(doing.page.locator(".govuk-notification-banner")).to_contain_text("In gebruik")


def followed(doing: Doing, draft: str) -> None:
    doing.be("joris")
    doing.await_on(f"{draft}/voorbereiden", doing.page.get_by_text("Alles wat meegaat, is mee."))
    doing.look("Ontwerp: in gebruik")
