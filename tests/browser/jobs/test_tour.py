"""Two minutes in the demo, from a tile to the overleg: what a newcomer does, on a phone and on a desktop."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import SMALL, Installation, free_port, running, surroundings
from tests.browser.jobs.conftest import PHONE, WIDTHS
from tests.lived import SHELF

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """The demo as `./dev run` starts it, with all that it lived."""
    folder = tmp_path_factory.mktemp("casuspad")
    port = free_port()
    environment = {
        **surroundings(folder, port),
        "CASUSPAD_BASE_URL": "http://127.0.0.1:8000",  # in the mails of the copy that is kept
        "XDG_CACHE_HOME": str(SHELF),
    }
    with running(folder, port, environment, "--with-demo", seconds=300):
        yield Installation(f"http://127.0.0.1:{port}", folder / "data")


@pytest.mark.parametrize("viewport", WIDTHS)
def test_two_clicks_lead_from_a_tile_to_the_overleg_of_today(
    new_page: Callable[..., "Page"], axe: Callable[["Page"], None], viewport: dict[str, int]
) -> None:
    page = new_page(viewport)
    page.goto("/")
    axe(page)
    page.locator(".tegel", has_text="Joris Voorbeeld").click()
    expect(page.locator(".kop__wie")).to_contain_text("coördinator")
    axe(page)
    page.get_by_role("link", name="Start tafelmodus").or_(
        page.get_by_role("button", name="Start tafelmodus")
    ).first.click()
    expect(page.get_by_role("main")).to_contain_text("Overleg van")


@pytest.mark.parametrize("wie", ["Hilde Demeyer", "Tom Model", "Ann Staal"])
def test_whoever_one_becomes_something_is_asked(new_page: Callable[..., "Page"], wie: str) -> None:
    page = new_page(PHONE)
    page.goto("/inloggen")
    page.locator(".tegel", has_text=wie).click()
    expect(page.locator(".kaart").filter(has_text="asus 20").first).to_be_visible()


def test_the_figures_of_years_fit_the_smallest_phone(
    new_page: Callable[..., "Page"], axe: Callable[["Page"], None]
) -> None:
    page = new_page(SMALL)
    page.goto("/inloggen")
    page.locator(".tegel", has_text="Pieter Overzicht").click()
    expect(page.get_by_role("main")).to_contain_text("Van een fase met minder dan 5 casussen")
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"]
    bar = page.locator(".grafiek__balk").first.bounding_box()
    assert bar
    assert bar["width"] > 40


def test_on_a_phone_the_demo_takes_one_line(new_page: Callable[..., "Page"]) -> None:
    page = new_page(PHONE)
    page.goto("/inloggen")
    page.locator(".tegel", has_text="Tom Model").click()
    bar = page.locator(".demo").bounding_box()
    assert bar
    assert bar["height"] <= 60
    page.locator(".demo summary").click()
    expect(page.locator("#demo-persoon")).to_be_visible()


LINE, MOST_LINES = 40, 16
"""Letters on a line of a phone, and lines to read before the answer of a first question."""


def read_before(card: "Locator", answer: str) -> int:
    """Return how many lines of a card stand before an answer."""
    before = card.inner_text().split(f"\n{answer}\n")[0]
    return sum(-(-len(line) // LINE) for line in before.splitlines() if line.strip())


@dataclass(frozen=True)
class FirstTask:
    """What asks somebody of the demo first, and what it takes to answer it."""

    wie: str
    question: str
    answer: str
    presses: int


@pytest.mark.parametrize("scripts", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize(
    "task",
    [
        FirstTask("Eva Toonbeeld", "Neemt VDAB Linde deel aan casus", "Wij nemen deel", 1),
        FirstTask("Hilde Demeyer", "op de casuslijst?", "Op de casuslijst", 2),
    ],
    ids=lambda task: task.wie,
)
def test_the_first_task_of_who_comes_by_a_tile_takes_few_presses_and_little_reading(
    browser: "Browser", installation: Installation, task: FirstTask, *, scripts: bool
) -> None:
    size = {"viewport": PHONE, "java_script_enabled": scripts}
    context = browser.new_context(base_url=installation.url, locale="nl-BE", **size)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto("/inloggen")
    page.locator(".tegel", has_text=task.wie).click()
    card = page.locator(".vraagkaart", has_text=task.question).first
    assert read_before(card, task.answer) <= MOST_LINES
    if not scripts:
        card.locator(".antwoorden button, .antwoorden a").filter(has_text=task.answer).first.click()
        for _ in range(task.presses - 1):
            page.locator("form.stap").get_by_role("button", name=task.answer).click()
        expect(page.locator(".govuk-notification-banner")).to_contain_text("Gelukt")
    context.close()
