"""The demo bar; and that nothing of it exists elsewhere."""

from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from app.bootstrap import build, prepare
from app.factory import create_app
from app.services.demo.show_demo import show_demo
from app.services.deps import Deps
from app.web import demo
from tests.web.conftest import Bezoeker, Visitor, settings_in


@pytest.fixture(autouse=True)
def _no_worker_to_wait_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "ROUND", 0)


def test_one_becomes_another_person_with_one_click(logged_in: Visitor, deps: Deps) -> None:
    nora = next(each for each in show_demo(deps) if each.naam == "Nora Maat")
    ann = logged_in("ann")
    assert ann.post("/demo/wissel", persoon_id=nora.persoon_id).location == "/"
    assert "Nora Maat · Gemeente Lindervoorde · DPO" in ann.get("/toezicht").text


@pytest.mark.parametrize(
    ("sprong", "dag"), [("dag", "3 november 2026"), ("week", "9 november 2026"), ("maand", "2 december 2026")]
)
def test_the_clock_keeps_its_wall_time(logged_in: Visitor, sprong: str, dag: str) -> None:
    page = logged_in("ann").post("/demo/klok", follow=True, sprong=sprong, terug="/mandaten").text
    assert f"Demo · {dag}, 10.00 u." in page


def test_without_a_deadline_the_clock_stands_still(logged_in: Visitor) -> None:
    page = logged_in("ann").post("/demo/klok", follow=True, sprong="termijn", terug="/mandaten").text
    assert "niets loopt nog" in page
    assert "Demo · 2 november 2026" in page


def test_the_mails_that_would_have_been_sent_can_be_read(logged_in: Visitor, deps: Deps) -> None:
    from app.services.ports.mail import Mail

    deps.mailer.send(
        Mail("ann@lindervoorde.example", "U hebt een taak in Casuspad", "Dag\n\nKijk.", "1@casuspad")
    )
    page = logged_in("ann").get("/demo/mail").text
    assert "U hebt een taak in Casuspad" in page
    assert "ann@lindervoorde.example" in page


def test_the_log_in_page_of_a_demo_lists_its_people(visitor: Bezoeker) -> None:
    page = visitor.get("/aanmelden").text
    assert "hilde@lindervoorde.example" in page
    assert "lindebloesem-2026" in page


@pytest.fixture
def normal_app(tmp_path: Path) -> Flask:
    settings = settings_in(tmp_path)
    prepare(settings)
    return create_app(replace(build(settings)), settings)


def test_a_normal_installation_has_no_demo(normal_app: Flask) -> None:
    assert not [rule for rule in normal_app.url_map.iter_rules() if "demo" in rule.rule]
    assert "demo" not in normal_app.test_client().get("/aanmelden").text.lower()
