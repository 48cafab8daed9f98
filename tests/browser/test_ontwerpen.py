"""A coördinator begins a draft, reads what is wrong with it, has it repaired and takes that back, in a browser."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import Installation
from tests.browser.doing import Doing
from tests.services import installation as services
from tests.services.studio.drafting import Drafting
from tests.services.studio.test_check_draft import unlawful

Open = Callable[..., Page]
Axe = Callable[[Page], None]
REDEN = "de evaluatie komt voortaan na twee maanden"


def test_a_draft_is_begun_checked_repaired_and_taken_back(
    new_page: Open, axe: Axe, installation: Installation
) -> None:
    doing = Doing(new_page(), axe)
    page = doing.page
    doing.be("joris")
    page.goto("/procedures")
    page.get_by_role("link", name="Pas de procedures aan in een ontwerp").click()
    doing.look("Ontwerpen")
    page.get_by_label("Waarom wilt u iets wijzigen?").fill(REDEN)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=REDEN)).to_be_visible()
    doing.look("Ontwerp: overzicht")
    address = page.url
    inst = services.Installation(installation.data_dir.parent)
    unlawful(Drafting(inst, address.rpartition("/")[2]))  # type: ignore[arg-type]
    wrong_is_read(doing, address)
    page.get_by_role("button", name="Herstel het zo").first.click()
    expect(page.locator(".govuk-notification-banner")).to_be_visible()
    ready(page, f"{address}/nakijken")
    expect(page.get_by_text("Fout: zo kan het niet in gebruik")).to_have_count(0)
    page.get_by_role("button", name="Maak ongedaan").click()
    ready(page, f"{address}/nakijken")
    expect(page.get_by_text("Fout: zo kan het niet in gebruik")).to_be_visible()
    page.get_by_role("link", name="Bestanden en eigenaar").click()
    doing.look("Ontwerp: bestanden en eigenaar")
    page.goto(f"{address}/stap/2")
    doing.look("Ontwerp: een stap")


def wrong_is_read(doing: Doing, address: str) -> None:
    """The findings stand there, each with why, and one with a repair."""
    ready(doing.page, f"{address}/nakijken")
    expect(doing.page.get_by_text("Fout: zo kan het niet in gebruik")).to_be_visible()
    doing.look("Ontwerp: nakijken")
    doing.page.get_by_role("link", name="Waarom, en hoe herstellen?").last.click()
    ready(doing.page, doing.page.url)
    expect(doing.page.get_by_role("heading", name="Waarom?")).to_be_visible()
    doing.look("Ontwerp: een bevinding")


def ready(page: Page, address: str) -> None:
    """Open a page until what is worked out beside it is there."""
    for _ in range(30):
        page.goto(address)
        if not page.get_by_text("Kijk of het klaar is").count():
            return
        page.wait_for_timeout(1000)
    raise AssertionError("it never became ready")
