"""The pages of the strategic table: what a person reads and presses there, and what nobody can."""

from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.ids import InstantieId
from app.domain.strategie import TafelPlaats
from app.factory import create_app
from app.services.access.switch_person import SwitchPerson, switch_person
from app.services.strategie.name_place import NamePlace, name_place
from app.web.session import COOKIE
from tests.services.installation import Installation
from tests.services.stages import Stages
from tests.services.strategic import BESLUIT, WAT, hold, plan
from tests.web.conftest import Bezoeker


@pytest.fixture(scope="module")
def stages(tmp_path_factory: pytest.TempPathFactory) -> Stages:
    return Stages(tmp_path_factory.mktemp("stages"))


@pytest.fixture
def inst(stages: Stages, tmp_path: Path) -> Installation:
    return stages.open("leeg", tmp_path / "inst")


def logged_in(inst: Installation, name: str) -> Bezoeker:
    browser = Bezoeker(create_app(inst.deps, inst.settings))
    actor = inst.actor(name)
    cookie = switch_person(SwitchPerson(actor.persoon_id, inst.livc_id), inst.deps)
    browser.client.set_cookie(COOKIE, cookie)
    return browser


def fixed(inst: Installation) -> InstantieId:
    overleg_id = hold(inst, aan=inst.org("ann"))
    inst.step("hilde", "st_vast", "vastgesteld")
    return overleg_id


def test_the_burgemeester_begins_one_and_the_coordinator_finds_it_among_the_tasks(inst: Installation) -> None:
    told = logged_in(inst, "hilde").post("/strategisch", follow=True, eenmalig="een").text
    assert "Kies nu een dag en een agenda" in told
    assert "Nog geen dag gekozen" in told
    assert "Strategische tafel plannen</button>" not in told, "one is to come"
    assert (
        "Wanneer, waar en waarover komt de strategische tafel samen?"
        in logged_in(inst, "joris").get("/taken").text
    )


def test_a_page_to_come_offers_a_calendar_and_no_subject_in_it(inst: Installation) -> None:
    tomorrow = inst.today + timedelta(days=1)
    overleg_id = plan(inst, overlegmoment=tomorrow.isoformat(), uur="09:30")
    katrien = logged_in(inst, "katrien")
    page = katrien.get("/strategisch").text
    assert f'href="/strategisch/{overleg_id}/kalender.ics"' in page
    assert "raadzaal" in page
    answer = katrien.get(f"/strategisch/{overleg_id}/kalender.ics")
    assert answer.mimetype == "text/calendar"
    assert "provinci" not in answer.text


def test_the_page_says_how_long_it_stays_and_shows_only_counts_of_five_and_more(inst: Installation) -> None:
    fixed(inst)
    page = " ".join(logged_in(inst, "katrien").get("/strategisch").text.split())
    assert "een jaar na de dag waarop de tafel gehouden werd, dan worden ze vernietigd" in page
    assert "Lopende casussen: <strong>minder dan 5</strong>" in page
    assert WAT in page


def test_the_report_is_read_and_printed_and_only_the_office_takes_a_text_away(inst: Installation) -> None:
    overleg_id = fixed(inst)
    joris, katrien = logged_in(inst, "joris"), logged_in(inst, "katrien")
    page = joris.get(f"/strategisch/{overleg_id}").text
    assert BESLUIT in page
    assert "data-afdrukken" in page
    assert "Deze tekst weghalen" in page
    assert "Deze tekst weghalen" not in katrien.get(f"/strategisch/{overleg_id}").text
    item = page.partition('name="item_id" value="')[2].partition('"')[0]
    gone = joris.post(
        f"/strategisch/{overleg_id}/wegnemen", follow=True, item_id=item, plek="agenda__1__toelichting"
    )
    assert gone.status_code == 404, "the place is what the page says, and nothing else"
    gone = joris.post(
        f"/strategisch/{overleg_id}/wegnemen", follow=True, item_id=item, plek="agenda-1-toelichting"
    )
    assert "De tekst is weg. Het onderwerp blijft staan." in gone.text
    assert "het provinciale platform" not in gone.text


def test_an_instruction_is_no_step_of_an_own_space_and_is_due_on_its_own_day(inst: Installation) -> None:
    fixed(inst)
    page = logged_in(inst, "ann").get(f"/taken/{inst.task('st_opdr').id}").text
    assert "In onze eigen ruimte" not in page
    assert "Graag tegen 4 maart 2026" in page
    assert WAT in page
    prescreening = inst.prescreen()
    assert "In onze eigen ruimte" in logged_in(inst, "ann").get(f"/taken/{prescreening.id}").text


@pytest.mark.parametrize("name", ["ann", "mia"])
def test_only_who_has_a_place_is_led_there(inst: Installation, name: str) -> None:
    door = {"ann": "/overleg", "mia": "/overzicht"}[name]
    assert 'href="/strategisch"' not in logged_in(inst, name).get(door).text
    place = NamePlace(inst.actor("hilde"), TafelPlaats.DIENSTHOOFD, inst.actor(name).persoon_id, inst.today)
    name_place(place, inst.deps)
    assert 'href="/strategisch"' in logged_in(inst, name).get(door).text
    assert logged_in(inst, name).get("/strategisch").status_code == 200


def test_the_parket_asks_the_day_of_the_procureur(inst: Installation) -> None:
    hilde, today = logged_in(inst, "hilde"), inst.today.isoformat()
    refused = hilde.post("/strategisch/leden", plaats="parket", van=today)
    assert refused.status_code == 422
    assert "Het parket komt enkel als de procureur des Konings dat beslist" in refused.text
    done = hilde.post("/strategisch/leden", follow=True, plaats="parket", van=today, procureur_op=today).text
    assert "De plaats is toegekend." in done
    assert "Parket, zonder account" in done
    wrong = hilde.post("/strategisch/leden", plaats="partner", van="gisteren", tot="ooit")
    assert wrong.status_code == 422
    assert "Kies wie die plaats inneemt." in wrong.text


def test_a_place_is_given_and_stopped(inst: Installation) -> None:
    hilde, ann = logged_in(inst, "hilde"), str(inst.actor("ann").persoon_id)
    page = hilde.post(
        "/strategisch/leden", follow=True, plaats="partner", persoon_id=ann, van=inst.today.isoformat()
    ).text
    assert "lokale partner" in page
    address = page.partition('action="/strategisch/leden/')[2].partition('"')[0]
    assert "Deze plaats stopt." in hilde.post(f"/strategisch/leden/{address}", follow=True).text
