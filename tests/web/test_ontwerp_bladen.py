"""Tables and forms of a draft are changed with a plain page; what cannot be kept is shown again as typed."""

import html
import io
import re
from pathlib import Path

import pytest

from tests.services.stages import Stages
from tests.services.studio.drafting import Drafting
from tests.web.conftest import Bezoeker
from tests.web.test_ontwerpen import visitor, words

CELL = "cel:or_wekelijks:0"


@pytest.fixture(scope="module")
def stages(tmp_path_factory: pytest.TempPathFactory) -> Stages:
    return Stages(tmp_path_factory.mktemp("stages"))


@pytest.fixture
def draft(stages: Stages, tmp_path: Path) -> Drafting:
    return Drafting.begun(stages.open("leeg", tmp_path / "inst"))


def inputs(page: str) -> dict[str, str]:
    """Every field of the page as a browser would send it."""
    found = dict(re.findall(r'<input class="govuk-input"[^>]* name="([^"]+)" value="([^"]*)"', page))
    areas = re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>(.*?)</textarea>', page, re.DOTALL)
    ticked = re.findall(
        r'<input class="govuk-checkboxes__input"[^>]* name="([^"]+)" value="ja" checked', page
    )
    return {**found, **dict(areas), **dict.fromkeys(ticked, "ja")}


def sent(who: Bezoeker, url: str, revisie: int, **given: str) -> tuple[int, str]:
    data = {"csrf_token": who.token(), "revisie": str(revisie), **given}
    answer = who.client.post(url, data=data, follow_redirects=True)
    return answer.status_code, words(answer.text)


def test_a_cell_is_typed_and_saved_and_a_conflict_keeps_what_was_typed(draft: Drafting) -> None:
    joris, url = visitor(draft.inst), f"/ontwerpen/{draft.id}/tabellen/overlegritme"
    assert "Hoe vaak samenzitten" in joris.get(f"/ontwerpen/{draft.id}/tabellen").text
    status, page = sent(joris, url, 1, **{CELL: ">= 2", "doe": "bewaar"})
    assert status == 200
    assert "staat op rij 1" in page
    status, page = sent(joris, url, 1, **{CELL: ">= 9", "doe": "bewaar"})
    assert status == 409
    assert 'value="&gt;= 9"' in page
    assert "Joris Voorbeeld" in page
    status, page = sent(joris, url, 2, doe="erbij:or_wekelijks")
    assert "komt een rij onder rij 1" in page


def test_what_the_checks_say_stands_on_the_page_of_the_table(draft: Drafting) -> None:
    joris, url = visitor(draft.inst), f"/ontwerpen/{draft.id}/tabellen/overlegritme"
    _, page = sent(joris, url, 1, **{CELL: ">=", "doe": "bewaar"})
    assert "Nog na te kijken" in page


def test_a_form_is_saved_as_it_was_shown_without_a_change(draft: Drafting) -> None:
    joris, url = visitor(draft.inst), f"/ontwerpen/{draft.id}/formulieren/F03"
    before = draft.files()
    fields = {name: html.unescape(text) for name, text in inputs(joris.get(url).text).items()}
    assert len(fields) > 15
    _, page = sent(joris, url, 1, **fields, doe="bewaar")
    assert "Er is niets gewijzigd" in page
    assert draft.files() == before


def test_a_question_that_is_read_asks_to_be_sure_and_then_goes(draft: Drafting) -> None:
    joris, url = visitor(draft.inst), f"/ontwerpen/{draft.id}/formulieren/F03"
    status, page = sent(joris, url, 1, doe="weg:kaart")
    assert status == 422
    assert "Deze vraag wordt gelezen" in page
    assert "Ik weet het: haal de vraag weg" in page
    status, page = sent(joris, url, 1, doe="weg:kaart", bevestigd="kaart")
    assert status == 200
    assert "is weg" in page


def test_a_question_is_added_and_seen_as_who_answers_it(draft: Drafting) -> None:
    joris, url = visitor(draft.inst), f"/ontwerpen/{draft.id}/formulieren/F03"
    new = {"nieuw_vraag": "Wat weet de school?", "nieuw_soort": "textarea", "nieuw_zone": "vault"}
    _, page = sent(joris, url, 1, **new, doe="erbij:")
    assert "Er is een vraag bij" in page
    assert "voorbeeld-wat_weet_de_school" in page
    status, page = sent(joris, url, 2, **{**new, "nieuw_zone": "process"}, doe="erbij:")
    assert status == 422
    assert 'value="Wat weet de school?"' in page


def test_who_decides_sees_it_and_cannot_change_it(draft: Drafting) -> None:
    hilde = visitor(draft.inst, "hilde")
    for each in ("tabellen/overlegritme", "formulieren/F03", "casus/tekening"):
        page = hilde.get(f"/ontwerpen/{draft.id}/{each}").text
        assert "Bewaar" not in page
        assert "studio.js" not in page


def test_the_drawing_is_sent_as_a_file_and_answers_what_changed(draft: Drafting) -> None:
    joris, url = visitor(draft.inst), f"/ontwerpen/{draft.id}/casus/tekening"
    content = joris.get(f"{url}.bpmn").data

    def save(revisie: int, drawing: bytes):
        data = {"csrf_token": joris.token(), "revisie": str(revisie), "xml": (io.BytesIO(drawing), "x.bpmn")}
        return joris.client.post(url, data=data, content_type="multipart/form-data")

    assert save(1, content).json == {"revisie": 1, "gezegd": ""}
    other = content.replace(b'livc:due="P5D"', b'livc:due="P6D"', 1)
    said = "Gewijzigd in de tekening: “Aanmelding samen overlopen”."
    assert save(1, other).json == {"revisie": 2, "gezegd": said}
    assert "Joris Voorbeeld" in save(1, content).json["zin"]
    assert save(2, b"geen").status_code == 422
