"""Documents to download: where one looks for them, not cached, and only for whom they are."""

from pathlib import Path

import pytest

from app.domain.words.processes import INZAGEVERZOEK
from app.factory import create_app
from app.services.access.switch_person import SwitchPerson, switch_person
from app.services.oversight.privacy import open_matter
from app.services.telling.words import datum
from app.web.session import COOKIE
from tests.pdfs import Pdf, faults
from tests.services.installation import Installation
from tests.services.stages import Stages
from tests.services.strategic import hold
from tests.services.table.meetings import meeting_of
from tests.services.table.test_papers import held, lived
from tests.web.conftest import Bezoeker


@pytest.fixture(scope="module")
def stages(tmp_path_factory: pytest.TempPathFactory) -> Stages:
    return Stages(tmp_path_factory.mktemp("stages"))


def logged_in(inst: Installation, name: str) -> Bezoeker:
    browser = Bezoeker(create_app(inst.deps, inst.settings))
    actor = inst.actor(name)
    cookie = switch_person(SwitchPerson(actor.persoon_id, inst.livc_id), inst.deps)
    browser.client.set_cookie(COOKIE, cookie)
    return browser


def ensure_taken(browser: Bezoeker, page: str, address: str, name: str, title: str) -> None:
    """A page offers a document, and it is a PDF that can be read aloud and that no browser keeps."""
    assert f'href="{address}"' in browser.get(page).text
    answer = browser.get(address)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert "no-store" in answer.headers["Cache-Control"]
    assert faults(answer.data) == []
    assert Pdf(answer.data).title == title


def test_the_page_of_a_held_meeting_offers_its_minutes(stages: Stages, tmp_path: Path) -> None:
    inst = lived(stages.open("op_lijst", tmp_path / "inst"))
    page = f"/overleg/{held(inst)}"
    title = "Verslag van het overleg van 2 februari 2026"
    for name in ("joris", "ann"):
        ensure_taken(logged_in(inst, name), page, f"{page}/verslag.pdf", "verslag-2026-02-02.pdf", title)
    lotte = logged_in(inst, "lotte")
    assert "verslag.pdf" not in lotte.get(page).text
    assert lotte.get(f"{page}/verslag.pdf").status_code == 404


def test_the_page_of_a_meeting_to_come_offers_its_invitation(stages: Stages, tmp_path: Path) -> None:
    inst = stages.open("op_lijst", tmp_path / "inst")
    inst.step("joris", "x_plan", overlegmoment="2026-02-09", uur="10:00", plaats="stadhuis")
    page = f"/overleg/{meeting_of(inst)}"
    title = "Uitnodiging voor het overleg van 9 februari 2026"
    address, name = f"{page}/uitnodiging.pdf", "uitnodiging-2026-02-09.pdf"
    ensure_taken(logged_in(inst, "ann"), page, address, name, title)


def test_the_dpo_takes_each_certificate_from_the_list(stages: Stages, tmp_path: Path) -> None:
    inst = stages.open("afgesloten", tmp_path / "inst")
    inst.later(days=400)
    with inst.read() as tx:
        proof = tx.outbox.certificaten()[0]
    address, name = f"/toezicht/bewijzen/{proof.id}.pdf", f"vernietigingsbewijs-{proof.datum}.pdf"
    ensure_taken(logged_in(inst, "nora"), "/toezicht", address, name, "Bewijs van vernietiging")


def test_the_page_of_a_step_offers_its_letter(stages: Stages, tmp_path: Path) -> None:
    inst = stages.open("leeg", tmp_path / "inst")
    open_matter(inst.actor("joris"), INZAGEVERZOEK.word, inst.deps)
    task = f"/taken/{inst.task('iv_ontv').id}"
    title = "Wij ontvingen uw vraag over uw gegevens"
    address, name = f"{task}/brieven/brief_ontvangst.pdf", "brief-ontvangst.pdf"
    ensure_taken(logged_in(inst, "joris"), task, address, name, title)


def test_who_was_at_a_point_puts_something_right_on_the_page_of_the_meeting(
    stages: Stages, tmp_path: Path
) -> None:
    inst = lived(stages.open("op_lijst", tmp_path / "inst"))
    page, ann = f"/overleg/{held(inst)}", logged_in(inst, "ann")
    with inst.read() as tx:
        punt = tx.tafel.punten(held(inst))[0].id
    address = f"{page}/rechtzetten/{punt}"
    assert f'action="{address}"' in ann.get(page).text
    assert address not in logged_in(inst, "vera").get(page).text
    refused = ann.post(address, rechtzetting=" ")
    assert refused.status_code == 422
    assert "Schrijf wat er niet klopt" in refused.text
    assert ann.post(address, rechtzetting="De dag was dinsdag.").location == page
    shown = ann.get(page).text
    assert "Rechtzetting van Ann Staal" in shown
    assert "De dag was dinsdag." in shown
    assert ann.get(address).location == page


def test_the_page_of_a_strategic_meeting_offers_its_report(stages: Stages, tmp_path: Path) -> None:
    inst = stages.open("leeg", tmp_path / "inst")
    page = f"/strategisch/{hold(inst, 'hilde', 'katrien')}"
    day = inst.today.isoformat()
    title = f"Strategische tafel van {datum(inst.today)}"
    ensure_taken(logged_in(inst, "katrien"), page, f"{page}/verslag.pdf", f"strategisch-{day}.pdf", title)
    ann = logged_in(inst, "ann")
    assert ann.get(f"{page}/verslag.pdf").status_code == 404
