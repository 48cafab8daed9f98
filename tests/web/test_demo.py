"""The demo bar; and that nothing of it exists elsewhere."""

from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from app.bootstrap import build, prepare
from app.factory import create_app
from app.services.demo.seed_demo import LIVCS, seed_demo
from app.services.demo.show_demo import show_demo
from app.services.deps import Deps
from app.web import demo
from app.web.session import COOKIE
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


def test_the_log_in_page_of_a_demo_has_a_tile_for_everyone_with_an_account(visitor: Bezoeker) -> None:
    page = visitor.get("/inloggen").text
    for words in ("Hilde Demeyer-Demo", "burgemeester · Gemeente Lindervoorde", "Tom Model", "CLB De Linde"):
        assert words in page
    assert page.count('class="tegel"') == 12  # Sam has none
    assert "lindebloesem-2026" in page


def test_a_tile_lets_in_without_a_password_and_the_dpo_reads_who(
    visitor: Bezoeker, logged_in: Visitor, deps: Deps
) -> None:
    tom = person_id("tom", deps)
    assert visitor.post("/demo/binnen", persoon_id=tom).location == "/"
    assert "Tom Model · CLB De Linde · partner" in visitor.get("/mandaten").text
    with deps.uow.read(show_demo(deps)[0].livc_id) as tx:
        row = tx.audit.rows(None, 0, 1)[0].regel
    assert (row.wat, row.persoon_id, row.moment) == ("demo_binnen", tom, deps.clock.now())


def person_id(wie: str, deps: Deps) -> str:
    return next(each.persoon_id for each in show_demo(deps) if each.email.startswith(wie))


@pytest.mark.parametrize("persoon_id", ["", "0" * 32])
def test_a_tile_of_nobody_leads_nowhere(visitor: Bezoeker, persoon_id: str) -> None:
    assert visitor.post("/demo/binnen", persoon_id=persoon_id).status_code == 404


def test_a_tile_needs_the_token_of_its_page(visitor: Bezoeker, deps: Deps) -> None:
    answer = visitor.client.post("/demo/binnen", data={"persoon_id": person_id("tom", deps)})
    assert answer.status_code == 400
    assert COOKIE not in answer.headers.get("Set-Cookie", "")


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:8000", "127.0.0.1", "127.0.0.1:8000", "[::1]", "[::1]:8000"]
)
def test_the_door_answers_by_the_names_of_this_machine(app: Flask, deps: Deps, host: str) -> None:
    here = Bezoeker(app, f"http://{host}")
    assert 'class="tegel"' in here.get("/inloggen").text
    assert here.post("/demo/binnen", persoon_id=person_id("tom", deps)).status_code == 302


@pytest.mark.parametrize(
    "host",
    ["demo.lindervoorde.example", "192.168.0.7:8000", "localhost.example", "127.0.0.1.nip.example", "[::2]"],
)
def test_by_any_other_name_the_door_is_not_there_and_the_page_says_why(
    app: Flask, deps: Deps, host: str
) -> None:
    there = Bezoeker(app, f"http://{host}")
    page = there.get("/inloggen").text
    assert 'class="tegel"' not in page
    assert "alleen op de computer waarop ze draait" in page
    answer = there.post("/demo/binnen", persoon_id=person_id("tom", deps))
    assert (answer.status_code, COOKIE in answer.headers.get("Set-Cookie", "")) == (404, False)


def test_by_any_other_name_nobody_becomes_another_or_moves_the_clock(
    app: Flask, logged_in: Visitor, deps: Deps
) -> None:
    there = Bezoeker(app, "http://demo.lindervoorde.example")
    there.log_in("ann")
    assert there.get("/taken").status_code == 200
    assert there.post("/demo/wissel", persoon_id=person_id("tom", deps)).status_code == 404
    assert there.post("/demo/klok", sprong="dag").status_code == 404
    assert there.get("/demo/mail").status_code == 404


@pytest.fixture
def normal_app(tmp_path: Path) -> Flask:
    settings = settings_in(tmp_path)
    prepare(settings)
    return create_app(replace(build(settings)), settings)


def test_a_normal_installation_has_no_demo(normal_app: Flask) -> None:
    assert Bezoeker(normal_app).post("/demo/binnen", persoon_id="x").status_code == 404
    rules = [rule.rule for rule in normal_app.url_map.iter_rules()]
    assert not [rule for rule in rules if "demo" in rule or "stijl" in rule]
    assert "demo" not in normal_app.test_client().get("/inloggen").text.lower()


def test_the_door_of_a_demo_names_its_livcs_in_the_order_of_their_names(
    visitor: Bezoeker, deps: Deps
) -> None:
    for wat in sorted(LIVCS.values(), key=lambda each: each.naam, reverse=True):
        seed_demo(deps, wat)
    page = visitor.get("/inloggen").text
    assert page.index(">LIVC-R Lindervoorde<") < page.index(">LIVC-R Zone Kempenrand<")


def test_a_tile_says_what_someone_does_here_and_promises_nothing_of_today(visitor: Bezoeker) -> None:
    page = visitor.get("/inloggen").text
    assert "Beslist wat op de casuslijst komt en wie uitgenodigd wordt." in page
    assert "vandaag" not in page
