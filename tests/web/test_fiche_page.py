"""The page with which the information officer takes the agreed fiche out: that text, once, freshly logged in."""

from datetime import timedelta
from pathlib import Path

import pytest

from app.factory import create_app
from app.services.access.switch_person import SwitchPerson, switch_person
from app.web.session import COOKIE
from tests.services.fiches import TEKST
from tests.services.installation import Installation
from tests.services.stages import Stages
from tests.web.conftest import Bezoeker


@pytest.fixture
def inst(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """A casus of which everyone agreed on the fiche."""
    return Stages(tmp_path_factory.mktemp("stages")).open("fiche_akkoord", tmp_path / "fiche")


def logged_in(inst: Installation, name: str) -> Bezoeker:
    browser = Bezoeker(create_app(inst.deps, inst.settings))
    actor = inst.actor(name)
    cookie = switch_person(SwitchPerson(actor.persoon_id, inst.livc_id), inst.deps)
    browser.client.set_cookie(COOKIE, cookie)
    return browser


def test_the_police_reads_exactly_what_leaves_and_takes_it_out_once(inst: Installation) -> None:
    katrien, taak = logged_in(inst, "katrien"), inst.task("f_zend")
    page = katrien.get(f"/taken/{taak.id}")
    assert f'href="/taken/{taak.id}/fiche"' in page.text
    assert TEKST in page.text
    page = katrien.get(f"/taken/{taak.id}/fiche")
    assert TEKST in page.text
    assert "Casuspad verstuurt niets" in page.text
    taken = katrien.post(f"/taken/{taak.id}/fiche")
    assert taken.mimetype == "application/pdf"
    assert taken.data.startswith(b"%PDF")
    assert taken.headers["Content-Disposition"] == 'attachment; filename="fiche-2026-01.pdf"'
    assert "no-store" in taken.headers["Cache-Control"]
    again = katrien.post(f"/taken/{taak.id}/fiche")
    assert again.status_code == 409
    assert "maar één keer" in again.text
    assert "De fiche is al opgehaald" in katrien.get(f"/taken/{taak.id}/fiche").text


def test_it_asks_for_the_password_once_more_after_a_while(inst: Installation) -> None:
    katrien, taak = logged_in(inst, "katrien"), inst.task("f_zend")
    inst.clock.advance(timedelta(minutes=6))
    for answer in (katrien.get(f"/taken/{taak.id}/fiche"), katrien.post(f"/taken/{taak.id}/fiche")):
        assert answer.status_code == 302
        assert "/bevestig" in answer.location


def test_it_is_for_the_police_alone(inst: Installation) -> None:
    taak = inst.task("f_zend")
    assert logged_in(inst, "joris").get(f"/taken/{taak.id}/fiche").status_code == 403
