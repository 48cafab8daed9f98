"""The coördinator begins a draft, sees each step of it, undoes and makes again, without any JavaScript."""

import re
from pathlib import Path

import pytest

from app.factory import create_app
from app.services.access.switch_person import SwitchPerson, switch_person
from app.services.demo.show_demo import show_demo
from app.web.session import COOKIE
from tests.services.installation import Installation
from tests.services.stages import Stages
from tests.services.studio.drafting import REDEN, Drafting
from tests.services.studio.test_check_draft import unlawful
from tests.web.conftest import Bezoeker, settings_in


@pytest.fixture(scope="module")
def stages(tmp_path_factory: pytest.TempPathFactory) -> Stages:
    return Stages(tmp_path_factory.mktemp("stages"))


@pytest.fixture
def inst(stages: Stages, tmp_path: Path) -> Installation:
    return stages.open("leeg", tmp_path / "inst")


def visitor(inst: Installation, name: str = "joris") -> Bezoeker:
    found = Bezoeker(create_app(inst.deps, settings_in(inst.folder)))
    who = next(p for p in show_demo(inst.deps) if p.email.startswith(f"{name}@"))
    found.client.set_cookie(COOKIE, switch_person(SwitchPerson(who.persoon_id, who.livc_id), inst.deps))
    return found


def post(who: Bezoeker, url: str, **given: str) -> str:
    data = {"csrf_token": who.token(), **given}
    return words(who.client.post(url, data=data, follow_redirects=True).text)


def words(page: str) -> str:
    return re.sub(r"\s+", " ", page)


def test_a_draft_is_begun_from_procedures_and_is_in_the_list(inst: Installation) -> None:
    joris = visitor(inst)
    assert 'href="/ontwerpen"' in joris.get("/procedures").text
    assert "Er is geen enkel ontwerp" in joris.get("/ontwerpen").text
    refused = post(joris, "/ontwerpen", reden="")
    assert "Schrijf in een zin waarom" in refused
    page = post(joris, "/ontwerpen", reden=REDEN, eenmalig="een")
    assert "Uw ontwerp is begonnen" in page
    assert "U werkt aan dit ontwerp" in page
    assert REDEN in joris.get("/ontwerpen").text


def test_the_last_change_is_undone_and_made_again_from_the_page(inst: Installation) -> None:
    draft = Drafting.begun(inst)
    draft.replace("forms/F99.json", b"{}", "Een formulier kwam erbij.")
    joris = visitor(inst)
    url = f"/ontwerpen/{draft.id}"
    assert "forms/F99.json" in joris.get(url).text
    assert "Ongedaan gemaakt: Een formulier kwam erbij." in post(joris, f"{url}/ongedaan", revisie="2")
    assert "forms/F99.json" not in draft.files()
    late = post(joris, f"{url}/opnieuw", revisie="2")
    assert "Dit ontwerp is intussen verder" in late
    assert "Opnieuw gedaan" in post(joris, f"{url}/opnieuw", revisie="3")
    assert "forms/F99.json" in draft.files()
    assert "intussen verder" in post(joris, f"{url}/opnieuw", revisie="geen getal")


def test_the_steps_come_in_pages(inst: Installation) -> None:
    draft = Drafting.begun(inst)
    for number in range(26):
        draft.replace("forms/F99.json", str(number).encode(), f"Keer {number} gewijzigd.")
    joris = visitor(inst)
    first, second = joris.get(f"/ontwerpen/{draft.id}").text, joris.get(f"/ontwerpen/{draft.id}?van=25").text
    assert "Keer 25 gewijzigd." in first
    assert "Begonnen met wat in gebruik is" not in first
    assert "Begonnen met wat in gebruik is" in second


def read(who: Bezoeker, url: str) -> str:
    """Return a page whose findings are there: it says so while they are still being worked out."""
    for _ in range(20):
        page = words(who.get(url).text)
        if "loopt nog" not in page and "zoekt nog" not in page:
            return page
    raise AssertionError(f"{url} never became ready")


def test_findings_are_read_mended_and_undone_without_javascript(inst: Installation) -> None:
    draft = Drafting.begun(inst)
    unlawful(draft)
    joris, url = visitor(inst), f"/ontwerpen/{draft.id}"
    page = read(joris, f"{url}/nakijken")
    assert "Fout: zo kan het niet in gebruik" in page
    about = re.findall(r'href="(/ontwerpen/\w+/bevindingen/\w+)"', page)
    one = next(each for each in (read(joris, each) for each in about) if "Herstel het zo" in each)
    assert "Waarom?" in one
    name = re.search(r'name="herstel" value="([^"]+)"', one)
    assert name
    after = post(joris, f"{url}/herstellen", revisie=str(draft.revisie), herstel=name[1])
    assert "Maak ongedaan" in after
    assert "Fout: zo kan het niet in gebruik" not in read(joris, f"{url}/nakijken")
    late = post(joris, f"{url}/herstellen", revisie=str(draft.revisie), herstel=name[1])
    assert "intussen verder" in late
    post(joris, f"{url}/ongedaan", revisie=str(draft.revisie + 1))
    assert "Fout: zo kan het niet in gebruik" in read(joris, f"{url}/nakijken")


def test_the_editors_read_findings_and_repairs_as_json(inst: Installation) -> None:
    draft = Drafting.begun(inst)
    unlawful(draft)
    joris, url = visitor(inst), f"/ontwerpen/{draft.id}/bevindingen.json"
    read(joris, f"/ontwerpen/{draft.id}/nakijken")
    answer = joris.get(f"{url}?revisie=2").get_json()
    assert (answer["revisie"], answer["klaar"]) == (2, True)
    law = next(each for each in answer["bevindingen"] if each["bron"] and each["element"] == "i_lijst")
    assert law["ernst"] == "fout"
    assert law["bestand"] == "casus/casus.bpmn"
    read(joris, law["hulp"])
    assert joris.get(law["herstel"]).get_json()["klaar"]
    clean = joris.get(f"{url}?revisie=1").get_json()
    assert clean["revisie"] == 1
    data = {"csrf_token": joris.token(), "revisie": "1", "herstel": "geen"}
    refused = joris.client.post(
        f"/ontwerpen/{draft.id}/herstellen", data=data, headers={"Accept": "application/json"}
    )
    assert refused.status_code == 409
    assert "zin" in refused.get_json()
