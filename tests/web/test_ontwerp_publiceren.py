"""From a change to a version in force, through the pages, without any JavaScript."""

from pathlib import Path

import pytest

from app.services.demo.seed_demo import WACHTWOORD
from tests.services.stages import Stages
from tests.services.studio.drafting import Drafting
from tests.services.studio.publishing import asked, published, renamed
from tests.web.test_ontwerpen import post, visitor, words


@pytest.fixture(scope="module")
def stages(tmp_path_factory: pytest.TempPathFactory) -> Stages:
    return Stages(tmp_path_factory.mktemp("stages"))


def test_it_is_prepared_asked_read_and_put_in_force(stages: Stages, tmp_path: Path) -> None:
    inst = stages.open("aangemeld", tmp_path / "inst")
    draft = renamed(Drafting.begun(inst))
    url = f"/ontwerpen/{draft.id}"
    joris, hilde = visitor(inst), visitor(inst, "hilde")
    page = words(joris.get(f"{url}/voorbereiden").text)
    assert "Het nakijken vindt geen fout." in page
    assert "Volgt mee: 1. Blijft: 0. Vraagt een keuze: 0." in page
    assert "Staat nu bij:</strong> Aanmelding samen overlopen" in page
    assert "Staat daarna bij:</strong> Anders heten" in page
    asked(draft)
    assert "Neemt u deze procedures in gebruik?" in hilde.get("/taken").text
    page = words(hilde.get(f"{url}/publiceren").text)
    assert "“Aanmelding samen overlopen” heet nu “Anders heten”." in page
    assert "Neem dit in gebruik" in page
    inst.wait(minutes=6)
    data = {"csrf_token": hilde.token(), "nummer": "1"}
    stale = hilde.client.post(f"{url}/publiceren", data=data)
    assert stale.headers["Location"] == f"/bevestig?terug={url}/publiceren"
    assert inst.task("i_gesprek").naam == "Aanmelding samen overlopen"
    post(hilde, "/bevestig", wachtwoord=WACHTWOORD, terug=f"{url}/publiceren")
    assert "In gebruik. Wat begint" in post(hilde, f"{url}/publiceren", nummer="1")
    assert "Nog 1 te gaan" in joris.get(f"{url}/voorbereiden").text
    inst.work()
    assert inst.task("i_gesprek").naam == "Anders heten"
    assert "Alles wat meegaat, is mee." in joris.get(f"{url}/voorbereiden").text
    assert "nu in gebruik" in joris.get("/ontwerpen/versies").text


def test_it_is_sent_back_with_a_reason(stages: Stages, tmp_path: Path) -> None:
    inst = stages.open("leeg", tmp_path / "inst")
    draft = renamed(Drafting.begun(inst))
    asked(draft)
    hilde, url = visitor(inst, "hilde"), f"/ontwerpen/{draft.id}"
    assert "Schrijf wat er anders moet." in post(hilde, f"{url}/terugsturen", reden=" ")
    post(hilde, f"{url}/terugsturen", reden="Zet de naam voluit.")
    assert "Zet de naam voluit." in visitor(inst).get(f"{url}/voorbereiden").text


def test_what_came_in_force_meanwhile_is_taken_in_from_the_page(stages: Stages, tmp_path: Path) -> None:
    inst = stages.open("leeg", tmp_path / "inst")
    other, mine = renamed(Drafting.begun(inst)), Drafting.begun(inst)
    renamed(mine, 'name="Kwalificeren"', 'name="Van mij"')
    asked(other)
    published(other)
    joris, url = visitor(inst), f"/ontwerpen/{mine.id}"
    assert "Er kwam intussen een andere versie in gebruik" in joris.get(f"{url}/voorbereiden").text
    page = post(joris, f"{url}/bijwerken", revisie=str(mine.revisie))
    assert "Kies welke van beide blijft." in page
    post(joris, f"{url}/bijwerken", revisie=str(mine.revisie), **{"keuze:casus/casus.bpmn": "mijn"})
    assert "Er kwam intussen een andere versie in gebruik" not in joris.get(f"{url}/voorbereiden").text
