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
