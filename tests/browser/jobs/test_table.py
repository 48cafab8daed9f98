"""A table of four decides on a casus: few clicks, one text, by keyboard alone, each screen two screens at most."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.jobs.conftest import DESK, PHONE, Job, Site

Serve = Callable[[str], Site]
ROOM = {"width": 1280, "height": 800}
MOST_HIGH = 2 * ROOM["height"]
MOST_TABS = 120
VIER = ("hilde", "joris", "katrien", "ann")
PICTURES = os.environ.get("CASUSPAD_SCREENSHOTS")


def seated(site: Site) -> str:
    """Bring the meeting to its first point; return where the table is."""
    inst = site.inst
    inst.step("joris", "x_plan", overlegmoment=inst.today.isoformat(), uur="10:00")
    inst.step("joris", "x_kader", "geopend", verslag="nee")
    inst.step("vera", "x_aanw")
    return f"/overleg/{inst.task('u_wie').instantie_id}"


def fits(job: Job, name: str) -> None:
    """Look at a step of the table: no taller than two screens, without the demo's own bar."""
    photograph(job.page, name)
    high = job.page.locator(".tafel").evaluate("e => e.getBoundingClientRect().bottom + window.scrollY")
    assert high <= MOST_HIGH, f"{name} is {high} px high"


def photograph(page: Page, name: str) -> None:
    if PICTURES and page.viewport_size:
        Path(PICTURES).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=Path(PICTURES) / f"{name}-{page.viewport_size['width']}.png", full_page=True)


def test_four_people_qualify_a_casus(site: Serve, axe: Callable[..., None]) -> None:
    made = site("op_lijst")
    address = seated(made)
    job = made.visit("joris", ROOM)
    job.page.goto(address)
    expect(job.page.get_by_role("heading", level=1)).to_contain_text("Punt 1 van 1 · casus 2026-01")
    assert not job.page.get_by_role("navigation", name="Hoofdmenu").count()
    for name in ("Hilde", "Joris", "Katrien", "Ann"):
        expect(job.page.locator("main").get_by_label(name)).to_be_checked()
    axe(job.page)
    fits(job, "wie-neemt-deel")
    job.press("Verder met dit punt")
    assert (job.clicks, job.fields) == (1, 0), (
        "who is expected and there stands ticked: the chair says yes to it"
    )

    fits(job, "kwalificeren")
    axe(job.page)
    job.choose("Opnemen: we volgen")
    for said in ("We bespraken het doel", "We overliepen", "We bespraken of dit hier"):
        job.choose(said)
    job.type("Waarom stelt de tafel dit voor?", "Samen kunnen we meer.")
    job.press("Voorleggen aan de tafel")
    assert (job.clicks, job.fields, job.errors) == (6, 1, 0)

    expect(job.page.locator(".antwoorden")).to_contain_text("Nog niet")
    job.press("Antwoorden noteren")
    fits(job, "stemmen")
    axe(job.page)
    for row in job.page.locator(".stemmen__rij").all():
        row.get_by_label("Akkoord", exact=True).check()
    job.press("Noteren")
    assert not job.page.locator(".stemmen input:checked").count(), "nothing of what was noted stays in sight"
    expect(job.page.locator("main")).to_contain_text("4 van 4 gaven antwoord")
    job.press("Besluiten")
    fits(job, "besloten")
    assert (job.clicks, job.fields, job.errors) == (9, 1, 0), "and one for each answer that was noted"


@pytest.mark.parametrize("size", [ROOM, PHONE])
def test_four_clicks_lead_from_the_first_screen_to_the_question_of_the_first_point(
    site: Serve, axe: Callable[..., None], size: dict[str, int]
) -> None:
    made = site("op_lijst")
    inst = made.inst
    inst.step("joris", "x_plan", overlegmoment=inst.today.isoformat(), uur="10:00")
    job = made.visit("joris", size)
    job.press("Start tafelmodus", "link")
    axe(job.page)
    photograph(job.page, "openen")
    job.press("Alles bevestigd: overleg geopend")
    photograph(job.page, "wie-is-er-vandaag")
    job.press("Iedereen aanwezig: verder")
    job.press("Verder met dit punt")
    expect(job.page.locator("main")).to_contain_text("iets voor de LIVC-R?")
    assert (job.clicks, job.fields, job.errors) == (4, 0, 0)
    with inst.read() as tx:
        said = tx.instanties.get(inst.punt.overleg_id or "").variables  # type: ignore[arg-type]
    assert (said["kader_gelezen"], said["geheimhouding"], said["machtiging"]) == (True, True, "bevestigd")
    assert sorted(inst.present()) == ["ann", "hilde", "joris", "katrien"]


def test_what_was_answered_before_the_one_press_stays(site: Serve) -> None:
    made = site("op_lijst")
    inst = made.inst
    inst.step("joris", "x_plan", overlegmoment=inst.today.isoformat(), uur="10:00")
    job = made.visit("joris", ROOM)
    job.press("Start tafelmodus", "link")
    job.choose("Er zit geen politie aan tafel")
    job.press("Alles bevestigd: overleg geopend")
    with inst.read() as tx:
        [meeting] = [each for each in tx.tafel.overleggen() if each.status == "bezig"]
        assert tx.instanties.get(meeting.id).variables["machtiging"] == "geen_politie"


@pytest.mark.parametrize("size", [ROOM, PHONE])
def test_who_takes_part_is_taken_back_and_noted_again(
    site: Serve, axe: Callable[..., None], size: Mapping[str, object]
) -> None:
    made = site("op_tafel")
    address = f"/overleg/{made.inst.punt.overleg_id}"
    job, ann = made.visit("joris", size), made.visit("ann", PHONE)
    job.page.goto(address)
    job.press("Toch niet: anderen nemen deel")
    axe(job.page)
    photograph(job.page, "wie-neemt-deel-opnieuw")
    ann.page.goto(address)
    expect(ann.page.locator("main")).to_contain_text("Er wordt opnieuw aangeduid wie aan dit punt deelneemt.")
    job.page.locator("main").get_by_label("Ann").uncheck()
    job.press("Verder met dit punt")
    expect(job.page.locator("main")).to_contain_text("iets voor de LIVC-R?")
    assert "ann" not in made.inst.present()


def test_who_is_asked_for_something_is_taken_back_and_asked_again(
    site: Serve, axe: Callable[..., None]
) -> None:
    made = site("inbreng")
    job, tom = made.visit("joris", ROOM), made.visit("tom", PHONE)
    assert "Wilt u iets delen over casus 2026-01?" in tom.words
    job.page.goto(f"/overleg/{made.inst.punt.overleg_id}")
    job.press("Toch niet: anderen nemen deel")
    axe(job.page)
    photograph(job.page, "ronde-opnieuw")
    tom.page.goto("/taken")
    assert "Wilt u iets delen" not in tom.words
    job.page.locator("main").get_by_label("Ann").uncheck()
    job.press("Verder met dit punt")
    tom.page.goto("/taken")
    assert "Wilt u iets delen over casus 2026-01?" in tom.words
    assert "ann" not in made.inst.present()


@pytest.mark.parametrize("size", [ROOM, PHONE])
def test_everyone_who_is_expected_is_there_with_one_tap(
    site: Serve, axe: Callable[..., None], size: Mapping[str, object]
) -> None:
    made = site("op_lijst")
    inst = made.inst
    inst.step("joris", "x_plan", overlegmoment=inst.today.isoformat(), uur="10:00")
    inst.step("joris", "x_kader", "geopend", verslag="nee")
    job = made.visit("joris", size)
    job.page.goto(f"/overleg/{inst.task('x_aanw').instantie_id}")
    rows = job.page.locator(".mensen--rijen .mensen__rij")
    assert not rows.filter(has_text="Tom").count(), "who takes part in nothing of today is not on the list"
    axe(job.page)
    photograph(job.page, "wie-is-er")
    job.press("Iedereen aanwezig")
    job.choose("verontschuldigd: Ann")
    assert job.page.locator("input[name=aanwezig]:checked").count() == rows.count() - 1
    job.press("Iemand anders", "group")
    job.choose("Tom")
    axe(job.page)
    photograph(job.page, "wie-is-er-nog")
    job.press("Gedaan")
    expect(job.page.get_by_role("heading", level=1)).to_contain_text("Punt 1 van 1")
    assert not job.page.locator("main").get_by_label("Ann").is_checked()
    job.press("Verder met dit punt")
    expect(job.page.locator("main")).to_contain_text("iets voor de LIVC-R?")


@pytest.mark.parametrize(
    ("stage", "name"),
    [("inbreng", "ronde"), ("gewogen", "plan"), ("evaluatie", "evaluatie"), ("afsluiten", "afsluiten")],
)
def test_no_step_is_over_two_screens(site: Serve, axe: Callable[..., None], stage: str, name: str) -> None:
    made = site(stage)
    job = made.visit("joris", ROOM)
    job.page.goto(f"/overleg/{made.inst.punt.overleg_id}")
    fits(job, name)
    labels = job.page.locator("form.stap button[name=uitkomst]").all_text_contents()
    assert "Punt afronden" in labels
    assert len(labels) == len(set(labels)), (
        "what ends a step and what ends the point are never called the same"
    )
    axe(job.page)
    if stage == "inbreng":
        job.press("Inbrengronde sluiten")
        job.press("Inbrengronde sluiten")
        fits(job, "wegen")
        axe(job.page)


def test_the_chair_needs_no_mouse(site: Serve) -> None:
    made = site("op_lijst")
    address = seated(made)
    page = made.visit("joris", ROOM).page
    page.goto(address)
    ann = page.locator("main").get_by_label("Ann")
    for there in (False, True):
        by_keyboard(page, ann, "Space")
        expect(ann).to_be_checked(checked=there)
    by_keyboard(page, page.get_by_role("button", name="Verder met dit punt"), "Enter")
    by_keyboard(page, page.get_by_label("Opnemen: we volgen"), "Space")
    for said in ("We bespraken het doel", "We overliepen", "We bespraken of dit hier"):
        by_keyboard(page, page.get_by_label(said), "Space")
    by_keyboard(page, page.get_by_label("Waarom stelt de tafel dit voor?"), "x")
    by_keyboard(page, page.get_by_role("button", name="Voorleggen aan de tafel"), "Enter")
    by_keyboard(page, page.locator("details.noteren summary"), "Enter")
    for row in page.locator(".stemmen__rij").all():
        by_keyboard(page, row.get_by_label("Akkoord", exact=True), "Space")
    by_keyboard(page, page.get_by_role("button", name="Noteren", exact=True), "Enter")
    by_keyboard(page, page.get_by_role("button", name="Besluiten"), "Enter")
    expect(page.locator("main")).to_contain_text("De tafel is het eens.")


def by_keyboard(page: Page, wanted: Locator, key: str) -> None:
    """Go to something with the tab key alone, and press a key on it."""
    wanted.wait_for(state="attached")
    page.evaluate("document.activeElement?.blur()")
    for _ in range(MOST_TABS):
        if wanted.evaluate("e => e === document.activeElement"):
            page.keyboard.press(key)
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{wanted} is not reached with the tab key")


def test_a_phone_follows_the_table(site: Serve, axe: Callable[..., None]) -> None:
    made = site("op_tafel")
    address = f"/overleg/{made.inst.punt.overleg_id}"
    ann, without = made.visit("ann", PHONE), made.visit("ann", PHONE, scripts=False)
    for job in (ann, without):
        job.page.goto(address)
        expect(job.page.locator("main")).not_to_contain_text("Wat is uw antwoord?")
    made.inst.step("joris", "k_kw", "ingevuld", kwalificatie="weerhouden")
    expect(ann.page.locator("main")).to_contain_text("Wat is uw antwoord?", timeout=15_000)
    axe(ann.page)
    photograph(ann.page, "telefoon-stemt")
    ann.press("Geen bezwaar")
    expect(ann.page.locator("main")).to_contain_text("Van u is genoteerd: geen bezwaar")
    without.press("Kijk of er iets veranderde", "link")
    expect(without.page.locator("main")).to_contain_text("Van u is genoteerd")


def test_the_page_never_moves_under_a_hand(site: Serve) -> None:
    made = site("op_tafel")
    page = made.visit("joris", DESK).page
    page.goto(f"/overleg/{made.inst.punt.overleg_id}")
    page.get_by_label("Waarom stelt de tafel dit voor?").fill("Een halve zin")
    made.inst.step("hilde", "k_kw", "ingevuld", kwalificatie="weerhouden")
    expect(page.locator("[data-anders]")).to_be_visible(timeout=15_000)
    expect(page.get_by_label("Waarom stelt de tafel dit voor?")).to_have_value("Een halve zin")


@pytest.mark.parametrize("width", [390, 320])
def test_the_table_reads_on_the_phone_of_a_colleague(
    site: Serve, axe: Callable[..., None], width: int
) -> None:
    made = site("gekwalificeerd")
    job = made.visit("ann", {"width": width, "height": 700})
    job.page.goto(f"/overleg/{made.inst.punt.overleg_id}")
    heading = job.page.get_by_role("heading", level=1)
    widest = "Math.max(...[...document.querySelectorAll('main *')].map(e => e.getBoundingClientRect().right))"
    assert job.page.evaluate(widest) <= width, "nothing stands outside the screen"
    size = float(heading.evaluate("e => parseFloat(getComputedStyle(e).fontSize)"))
    room = heading.evaluate("e => e.clientWidth")
    longest = max(heading.inner_text().split(), key=len)
    assert len(longest) * size * 0.62 <= room, f"“{longest}” breaks in the middle"
    answer = job.page.get_by_role("button", name="Akkoord", exact=True)
    assert (answer.bounding_box() or {"y": 9999})["y"] < 700, "one answers without scrolling"
    axe(job.page)
    photograph(job.page, "telefoon-collega")


def test_a_held_meeting_is_one_click_from_the_list_and_prints_whole(
    site: Serve, axe: Callable[..., None]
) -> None:
    made = site("op_tafel")
    made.inst.step("joris", "u_dicht", beslissing="Ann belt de school.")
    for size in (PHONE, DESK):
        job = made.visit("ann", size)
        job.page.goto("/overleg")
        job.press("maandag 2 februari 2026", "link")
        expect(job.page.locator("main")).to_contain_text("Ann belt de school.")
        assert job.clicks == 1
        axe(job.page)
        job.page.emulate_media(media="print")
        assert not job.page.get_by_role("button", name="Afdrukken").is_visible()
        expect(job.page.get_by_text("Ann belt de school.")).to_be_visible()
        job.page.emulate_media(media="screen")
