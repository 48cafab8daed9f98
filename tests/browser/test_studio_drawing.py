"""The drawing of a draft in a real browser: changed by mouse and by keyboard alone, saved at once, never lost."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from app.procedure.drawing_saved.canonical import canonical
from tests.browser.doing import Doing

Open = Callable[..., Page]
Axe = Callable[[Page], None]
FILES = sorted(Path("processes").glob("*/*.bpmn"))
FOREIGN = (
    b'<bpmn:extensionElements><elders:kleur xmlns:elders="urn:elders" waarde="rood"><elders:diep>ja</elders:diep>'
    b"</elders:kleur>"
)
HOSTILE_NAME = "&lt;img src=x onerror=window.gehackt=1&gt;&lt;script&gt;window.gehackt=1&lt;/script&gt;"
SAVED = "Alles is bewaard."


@pytest.fixture
def drawing(person: Callable[..., Page]) -> Callable[..., Page]:
    """A function that begins a draft and opens one of its drawings to change it."""

    return lambda proces="casus": begun(person("joris"), proces)


def begun(page: Page, proces: str) -> Page:
    """Begin a draft and open one of its drawings."""
    page.goto("/ontwerpen")
    page.get_by_label("Waarom").first.fill("De tekening proberen")
    page.get_by_role("main").get_by_role("button").last.click()
    page.wait_for_url("**/ontwerpen/*")
    page.goto(f"{page.url.split('?')[0]}/{proces}/tekening")
    return opened(page)


def opened(page: Page) -> Page:
    page.wait_for_selector("[data-klaar='ja']", state="attached")
    expect(state(page)).to_contain_text(SAVED)
    return page


def state(page: Page):
    return page.locator(".studio__stand")


def saved(page: Page, words: str) -> None:
    expect(state(page)).to_contain_text(words)
    expect(state(page)).to_contain_text(SAVED)


def written(page: Page) -> str:
    return page.evaluate("fetch(document.querySelector('[data-bpmn]').dataset.bpmn).then(r => r.text())")


def choose_by_keyboard(page: Page, deel: str) -> None:
    page.locator(f"[data-deel='{deel}']").focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"[data-deel='{deel}']")).to_have_attribute("aria-pressed", "true")


def test_a_step_is_added_named_and_saved_by_keyboard_alone(drawing: Callable[..., Page], axe: Axe) -> None:
    page = drawing()
    choose_by_keyboard(page, "c_ack")
    axe(page)
    page.get_by_label("Zet hierachter").first.focus()
    page.keyboard.type("Stap van iemand")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Naam", exact=True)).to_be_focused()
    page.keyboard.type("Bellen met de school")
    page.keyboard.press("Tab")
    page.keyboard.type("Belde u met de school?")
    page.keyboard.press("Tab")
    saved(page, "Bellen met de school")
    text = written(page)
    assert 'name="Bellen met de school"' in text
    assert 'livc:vraag="Belde u met de school?"' in text
    expect(page.locator("[data-deel]", has_text="van “Bellen met de school” naar")).to_have_count(1)
    Doing(page).look("Studio: tekening")


def test_a_step_is_drawn_and_led_to_with_the_mouse_and_undone(drawing: Callable[..., Page]) -> None:
    page = drawing()
    before = written(page)
    page.get_by_role("button", name="Stap van iemand", exact=True).click()
    box = page.locator(".studio__blad").bounding_box()
    assert box
    page.mouse.move(box["x"] + 380, box["y"] + 300)
    page.mouse.move(box["x"] + 400, box["y"] + 310)
    page.mouse.click(box["x"] + 400, box["y"] + 310)
    page.keyboard.type("Met de muis")
    page.keyboard.press("Enter")
    saved(page, "Met de muis")
    assert 'name="Met de muis"' in written(page)
    page.locator(".studio__knoppen").get_by_role("button", name="Maak ongedaan").click()
    page.locator(".studio__knoppen").get_by_role("button", name="Maak ongedaan").click()
    saved(page, "Weg uit de tekening")
    assert canonical("x", written(page).encode()) == canonical("x", before.encode())


def test_a_condition_is_chosen_from_the_answers_of_the_step_before(drawing: Callable[..., Page]) -> None:
    page = drawing()
    arrow = page.evaluate(
        "document.querySelector('[data-tekening]').studio.parts.every()"
        ".find(each => each.businessObject.conditionExpression?.body === 'kwalificatie = \"regulier\"').id"
    )
    page.locator(f"[data-deel='{arrow}']").click()
    answer = page.get_by_label("Welk antwoord?")
    expect(answer).to_have_value('kwalificatie = "regulier"')
    answer.select_option(label="Niet opnemen: te weinig elementen")
    saved(page, "Gewijzigd in de tekening")
    assert written(page).count('kwalificatie = "regulier"') == 0


def reopened(page: Page, content: bytes) -> tuple[list[str], bytes]:
    """What the drawing program warns of when it opens a file, and the file as it writes it again."""
    found = page.evaluate(
        "xml => { const { modeler } = document.querySelector('[data-tekening]').studio;"
        " return modeler.importXML(xml).then(async ({ warnings }) =>"
        " [warnings.map(w => w.message), (await modeler.saveXML({ format: true })).xml]); }",
        content.decode(),
    )
    return found[0], found[1].encode()


def test_opened_and_saved_without_a_change_every_drawing_says_the_same(drawing: Callable[..., Page]) -> None:
    page = drawing()
    for path in FILES:
        warnings, again = reopened(page, path.read_bytes())
        assert warnings == [], path
        assert canonical("x", again) == canonical("x", path.read_bytes()), path


def test_what_another_program_wrote_beside_the_standard_is_kept(drawing: Callable[..., Page]) -> None:
    page = drawing()
    content = FILES[2].read_bytes()
    assert content.count(b"<bpmn:extensionElements>") > 1
    foreign = content.replace(b"<bpmn:extensionElements>", FOREIGN, 1)
    foreign = foreign.replace(b"<bpmn:userTask ", b'<bpmn:userTask xmlns:kl="urn:kleur" kl:rand="blauw" ', 1)
    warnings, again = reopened(page, foreign)
    assert warnings == []
    assert b"urn:elders" in again
    assert b'rand="blauw"' in again
    assert canonical("x", again) == canonical("x", foreign)


def test_a_hostile_drawing_runs_nothing(drawing: Callable[..., Page]) -> None:
    page = drawing()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    hostile = FILES[2].read_bytes().replace(b'name="Casus"', b'name="' + HOSTILE_NAME.encode() + b'"')
    hostile = hostile.replace(
        b'<bpmn:userTask id="i_gesprek" name="Aanmelding samen overlopen"',
        b'<bpmn:userTask id="i_gesprek" onclick="window.gehackt=1" name="javascript:window.gehackt=1"',
    ).replace(
        b"<bpmn:extensionElements>",
        b'<bpmn:documentation textFormat="text/html">' + HOSTILE_NAME.encode() + b"</bpmn:documentation>"
        b"<bpmn:extensionElements>",
        1,
    )
    reopened(page, hostile)
    page.wait_for_timeout(500)
    for part in page.locator("[data-deel]").all()[:6]:
        part.click()
    assert page.evaluate("window.gehackt") is None
    assert page.locator(".studio img, .studio script").count() == 0
    assert [url for url in asked if "127.0.0.1" not in url and not url.startswith("blob:")] == []
    _, entities = reopened(page, FILES[2].read_bytes())
    assert b"ENTITY" not in entities


def test_without_a_network_the_page_keeps_what_it_holds_and_says_so(drawing: Callable[..., Page]) -> None:
    page = drawing()
    page.locator("[data-deel='c_ack']").click()
    page.context.set_offline(True)
    page.get_by_label("Naam", exact=True).fill("Zonder net")
    page.keyboard.press("Tab")
    expect(state(page)).to_contain_text("er is geen verbinding")
    expect(page.get_by_role("heading", name="Zonder net")).to_be_visible()
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    page.context.set_offline(False)
    saved(page, "Zonder net")
    assert "Zonder net" in written(page)


def test_who_comes_second_hears_who_was_first_and_loses_nothing(drawing: Callable[..., Page]) -> None:
    page = drawing()
    other = page.context.new_page()
    other.goto(page.url)
    opened(other)
    for each, name in ((other, "Eerst"), (page, "Daarna")):
        each.locator("[data-deel='c_ack']").click()
        each.get_by_label("Naam", exact=True).fill(name)
        each.keyboard.press("Tab")
        if each is other:
            saved(other, "Eerst")
    expect(state(page)).to_contain_text("Joris Voorbeeld")
    expect(page.get_by_role("heading", name="Daarna")).to_be_visible()
    with page.expect_download() as kept:
        page.get_by_role("button", name="Bewaar mijn tekening als bestand").click()
    assert b"Daarna" in Path(kept.value.path()).read_bytes()
    assert "Eerst" in written(page)


def test_a_drawing_that_would_lose_something_is_only_shown(drawing: Callable[..., Page]) -> None:
    page = drawing()
    strange = b'<bpmn:process id="casus" name="Casus"'
    with_strange = FILES[2].read_bytes().replace(b"<bpmn:laneSet id", b"<bpmn:onbekend /><bpmn:laneSet id", 1)
    assert strange in with_strange
    page.route(
        "**/tekening.bpmn", lambda route: route.fulfill(body=with_strange, content_type="application/xml")
    )
    page.reload()
    page.wait_for_selector("[data-klaar='ja']", state="attached")
    expect(state(page)).to_contain_text("niet kent")
