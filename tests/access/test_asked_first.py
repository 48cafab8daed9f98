"""On the pages: a first press never ends anything, whichever door it comes through, and nothing typed is lost."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import html
from werkzeug.test import TestResponse

from tests.access.conftest import At
from tests.access.installation import COOKIE, Huis

ASKED = re.compile(r'name="bevestigd" value="([0-9a-f]+)"')
GETYPT = "wat ik al typte, met é en < erin"
DOORS = ("/overleg/{overleg}/stap/{u_dicht}", "/taken/{u_dicht}")


@pytest.fixture
def huis(huis_bij: At, tmp_path: Path) -> Huis:
    """A house of its own: what is pressed here stays pressed."""
    made = Huis(tmp_path / "gevraagd", huis_bij("stemming"))
    made.log_everyone_in()
    return made


def press(huis: Huis, door: str, **fields: str) -> TestResponse:
    return huis.ask("joris", "POST", door.format(**huis.objects), fields)


def token(answer: TestResponse) -> str:
    found = ASKED.search(answer.text)
    assert answer.status_code == 200
    assert found
    return found[1]


def is_open(huis: Huis, element: str) -> bool:
    return any(t.element_id == element for t in huis.box.open_tasks())


@pytest.mark.parametrize("door", DOORS)
def test_a_press_and_a_press_again_close_nothing_and_a_yes_closes(huis: Huis, door: str) -> None:
    for _ in range(3):
        answer = press(huis, door, beslissing=GETYPT)
        assert "Wilt u dit punt afronden?" in answer.text
        assert "Punt 1 van 1 · casus 2026-01" in answer.text
        assert "Gaat u akkoord met wat de tafel van casus" in answer.text
    assert is_open(huis, "u_dicht")
    assert is_open(huis, "k_cons")
    assert press(huis, door, beslissing=GETYPT, bevestigd=token(answer)).status_code == 302
    if door.startswith("/overleg/"):
        assert is_open(huis, "k_cons"), "at the table it can be taken back for half a minute"
        assert press(huis, "/overleg/{overleg}/verder").status_code == 302
    assert not is_open(huis, "k_cons")


@pytest.mark.parametrize("door", DOORS)
def test_not_yet_brings_back_what_was_typed(huis: Huis, door: str) -> None:
    asked = press(huis, door, beslissing=GETYPT)
    assert "wat ik al typte, met é en &lt; erin" in asked.text
    back = press(huis, door, beslissing=GETYPT, bevestigd=token(asked), actie="terug")
    assert back.status_code == 200
    assert "wat ik al typte, met é en &lt; erin" in back.text
    assert is_open(huis, "u_dicht")


def test_a_yes_from_before_something_changed_is_asked_again(huis: Huis) -> None:
    before = token(press(huis, DOORS[0]))
    stem = {f"stem:{huis.people['hilde']}": "akkoord"}
    assert press(huis, "/overleg/{overleg}/stemmen/{k_cons}", **stem).status_code == 302
    again = press(huis, DOORS[0], bevestigd=before)
    assert token(again) != before
    assert is_open(huis, "u_dicht")


def test_concluding_without_consensus_asks_and_ends_nothing(huis: Huis) -> None:
    door = "/overleg/{overleg}/besluit/{k_cons}"
    refused = press(huis, door)
    assert refused.status_code == 409
    assert "Er ontbreken nog 4 antwoorden" in refused.text
    answers = {f"stem:{huis.people[n]}": "akkoord" for n in ("hilde", "joris", "katrien")}
    press(huis, "/overleg/{overleg}/stemmen/{k_cons}", **answers, **{f"stem:{huis.people['ann']}": "bezwaar"})
    asked = press(huis, door)
    assert "er eindigt niets" in asked.text
    assert "Besluiten: nog eens bespreken" in asked.text
    assert "Ann" not in huis_main(asked)
    assert "bezwaar" not in huis_main(asked)
    assert is_open(huis, "k_cons")
    assert press(huis, door, uitkomst="uitgesteld").status_code == 200
    assert press(huis, door, bevestigd=token(asked)).status_code == 302
    assert not is_open(huis, "k_cons")


def huis_main(answer: TestResponse) -> str:
    return answer.text.partition("<main")[2].partition("</main")[0]


def test_every_form_of_the_table_that_ends_something_asks(huis: Huis) -> None:
    """Press each button of the chair's page once, each on a page of its own."""
    page = huis.ask("joris", "GET", "/overleg/{overleg}".format(**huis.objects), {}).text
    buttons = pressed(page)
    assert {each for each, _ in buttons} >= {"stap", "besluit", "stemmen"}
    for _, (address, fields) in buttons:
        huis.ask("joris", "POST", address, fields)
        assert is_open(huis, "k_cons"), address
        assert is_open(huis, "u_dicht"), address


def pressed(page: str) -> list[tuple[str, tuple[str, Mapping[str, str]]]]:
    """Return every form of the page, once per button, as it stands when nothing is filled in."""
    found = []
    for form in html.fromstring(page).xpath("//main//form"):
        address = form.get("action").partition("#")[0]
        for button in form.xpath(".//button[not(@disabled)]"):
            fields = {button.get("name"): button.get("value", "")} if button.get("name") else {}
            found.append((address.split("/")[-2], (address, fields)))
    return found


def test_coming_back_to_any_address_of_the_table_leads_to_the_table(huis: Huis) -> None:
    """Back in the browser, or a restored tab: it asks again for the address of a question."""
    rules = {
        rule.rule for rule in huis.app.url_map.iter_rules() if rule.rule.startswith("/overleg/<overleg_id>/")
    }
    ours = {
        rule
        for rule in rules
        if "eigen-dossier" not in rule and not rule.endswith(("/stand", ".ics", ".pdf"))
    }
    assert len({rule.split("/")[3] for rule in ours}) == 14
    for rule in ours:
        door = re.sub(r"<(\w+)>", "{}", rule).format(huis.objects["overleg"], huis.objects["u_dicht"])
        for name in ("joris", "ann"):
            answer = huis.ask(name, "GET", door, {})
            assert answer.status_code == 302, door
            assert answer.location == f"/overleg/{huis.objects['overleg']}"
    assert is_open(huis, "u_dicht")


def test_who_answered_for_themselves_is_said_to_keep_it_and_nobody_learns_whether_or_what(huis: Huis) -> None:
    """The sentence is always there: said only when it applied, it would tell who answered alone."""
    joris = huis.app.test_client()
    joris.set_cookie(COOKIE, huis.sessions["joris"])
    stem = {f"stem:{huis.people['ann']}": "akkoord"}
    told = []
    for _ in range(2):
        assert (
            joris.post("/overleg/{overleg}/stemmen/{k_cons}".format(**huis.objects), data=stem).status_code
            == 302
        )
        page = html.fromstring(joris.get("/taken").text)
        told.append(
            [
                " ".join(each.text_content().split())
                for each in page.xpath("//*[contains(@class,'govuk-notification-banner__content')]")
            ]
        )
        own = {"antwoord": "bezwaar", "ronde": "1"}
        huis.ask("ann", "POST", "/overleg/{overleg}/stem/{k_cons}".format(**huis.objects), own)
    assert "Wie zelf antwoordde, houdt zijn eigen antwoord." in " ".join(told[0])
    assert told[0] == told[1]
