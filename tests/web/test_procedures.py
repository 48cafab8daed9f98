"""The coördinator sees what would happen to every casus, decides, lets them go along, and takes it back."""

import re
from pathlib import Path
from typing import Any

import pytest

from app.factory import create_app
from app.services.access.switch_person import SwitchPerson, switch_person
from app.services.demo.show_demo import show_demo
from app.web.session import COOKIE
from tests.services.installation import Installation
from tests.services.procedures.versions import (
    publish,
    published_before,
    renamed,
    renumbered,
    with_choice,
    with_lost_form,
)
from tests.services.stages import Stages
from tests.web.conftest import Bezoeker, settings_in


@pytest.fixture(scope="module")
def stages(tmp_path_factory: pytest.TempPathFactory) -> Stages:
    return Stages(tmp_path_factory.mktemp("stages"))


@pytest.fixture
def inst(stages: Stages, tmp_path: Path) -> Installation:
    return stages.open("aangemeld", tmp_path / "inst")


def joris(inst: Installation) -> Bezoeker:
    app = create_app(inst.deps, settings_in(inst.folder))
    visitor = Bezoeker(app)
    who = next(p for p in show_demo(inst.deps) if p.email.startswith("joris@"))
    visitor.client.set_cookie(COOKIE, switch_person(SwitchPerson(who.persoon_id, who.livc_id), inst.deps))
    return visitor


def fields(page: str) -> dict[str, str]:
    """The hidden fields of the form that lets a group go along."""
    form = page[page.index("/procedures/casus/meegaan") :]
    found = dict(re.findall(r'name="(naar|groep)" value="([^"]+)"', form))
    assert found.keys() == {"naar", "groep"}
    return found


def post(visitor: Bezoeker, url: str, follow: bool = True, **given: str) -> Any:
    data = {"csrf_token": visitor.token(), **given}
    return visitor.client.post(url, data=data, follow_redirects=follow)


def test_with_nothing_on_an_older_version_the_page_says_so(inst: Installation) -> None:
    visitor = joris(inst)
    assert "Alles wat loopt (1), volgt deze versie." in visitor.get("/procedures").text
    page = visitor.get("/procedures/casus").text
    assert "Er loopt niets op een oudere versie." in page
    assert "Nog ongedaan te maken" not in page


def test_a_group_goes_along_and_comes_back(inst: Installation) -> None:
    publish(inst, "casus", renamed("i_gesprek", "Anders heten"))
    visitor = joris(inst)
    assert "Nog op een oudere versie: 1 van 1." in visitor.get("/procedures").text
    page = visitor.get("/procedures/casus").text
    assert "Gaat mee" in page
    assert "heet voortaan “Anders heten”" in page
    assert "2026-01" in page
    after = post(visitor, "/procedures/casus/meegaan", **fields(page)).text
    assert "Eén gaat mee" in after
    assert "Nog 1 te gaan" in after
    inst.work()
    page = visitor.get("/procedures/casus").text
    assert "Nog ongedaan te maken" in page
    instance = re.search(r'name="instantie_id" value="([^"]+)"', page)
    assert instance
    back = post(visitor, "/procedures/casus/ongedaan", instantie_id=instance[1]).text
    assert "Dat is ongedaan gemaakt" in back
    assert "heet voortaan" in back
    late = post(visitor, "/procedures/casus/ongedaan", instantie_id=instance[1]).text
    assert "intussen een stap gezet" in late


def test_a_decision_is_asked_and_what_was_chosen_stays_chosen(inst: Installation) -> None:
    inst.step(
        "joris", "i_gesprek", "acuut_gevaar", betreft="persoon", leeftijdsgroep="volwassene", anoniem="ja"
    )
    publish(inst, "casus", renumbered("i_nood", "i_alarm"))
    visitor = joris(inst)
    page = visitor.get("/procedures/casus").text
    assert "Vraagt een beslissing" in page
    hidden = fields(page)
    refused = post(visitor, "/procedures/casus/meegaan", **hidden)
    assert refused.status_code == 422
    assert "Er is een probleem" in refused.text
    assert 'href="#vraag-1-1"' in refused.text
    assert 'id="vraag-1-1"' in refused.text
    done = post(visitor, "/procedures/casus/meegaan", **hidden, **{"antwoord:stap:i_nood": "naar:i_alarm"})
    assert "Eén gaat mee" in done.text
    inst.work()
    assert "i_alarm" in inst.open_elements()


def test_what_changed_meanwhile_is_said_and_nothing_moves(inst: Installation) -> None:
    publish(inst, "casus", renamed("i_gesprek", "Anders heten"))
    visitor = joris(inst)
    hidden = fields(visitor.get("/procedures/casus").text)
    publish(inst, "casus", renamed("i_gesprek", "Nog anders"))
    page = post(visitor, "/procedures/casus/meegaan", **hidden).text
    assert "Intussen is een andere versie" in page
    assert "Te gaan" not in page


def test_who_could_not_go_along_is_shown_with_the_reason(inst: Installation) -> None:
    publish(inst, "casus", renumbered("i_nood", "i_alarm"))
    visitor = joris(inst)
    post(visitor, "/procedures/casus/meegaan", **fields(visitor.get("/procedures/casus").text))
    inst.step(
        "joris", "i_gesprek", "acuut_gevaar", betreft="persoon", leeftijdsgroep="volwassene", anoniem="ja"
    )
    inst.work()
    page = visitor.get("/procedures/casus").text
    assert "Niet meegegaan" in page
    assert "Hierover is nog niet beslist" in page


def test_the_foot_of_the_page_leads_there(inst: Installation) -> None:
    assert 'href="/procedures"' in joris(inst).get("/taken").text


def bert(inst: Installation) -> Bezoeker:
    visitor = Bezoeker(create_app(inst.deps, settings_in(inst.folder)))
    who = next(p for p in show_demo(inst.deps) if p.email.startswith("bert@"))
    visitor.client.set_cookie(COOKIE, switch_person(SwitchPerson(who.persoon_id, who.livc_id), inst.deps))
    return visitor


def test_a_newer_model_is_offered_with_what_is_otherwise_and_how_to_take_it(inst: Installation) -> None:
    assert 'id="nieuwer"' not in joris(inst).get("/procedures").text
    publish(inst, "casus", renamed("i_gesprek", "Anders heten"))
    page = joris(inst).get("/procedures").text
    card = page[page.index('id="nieuwer"') :]
    assert "Er is een nieuwer model beschikbaar" in card
    assert "procedure Casus" in re.sub(r"\s+", " ", card)
    assert f"casuspad procedure publish --livc {inst.livc_id}" in card


def test_what_this_program_finds_wrong_stands_on_procedures_and_on_beheer(inst: Installation) -> None:
    for visitor, place in ((joris(inst), "/procedures"), (bert(inst), "/beheer")):
        assert 'id="bevindingen"' not in visitor.get(place).text
    published_before(inst, "casus", with_lost_form)
    for visitor, place in ((joris(inst), "/procedures"), (bert(inst), "/beheer")):
        page = visitor.get(place).text
        card = page[page.index('id="bevindingen"') :]
        assert (
            "Aan te passen bij de volgende versie" in card or "aan te passen bij de volgende versie" in card
        )
        assert "Het formulier &#34;F99&#34; bestaat niet" in card


def test_a_warning_stands_apart_from_what_is_wrong(inst: Installation) -> None:
    published_before(inst, "casus", with_choice)
    page = joris(inst).get("/procedures").text
    assert 'id="bevindingen"' not in page
    assert "Er valt iets te kiezen" in page[page.index('id="waarschuwingen"') :]
