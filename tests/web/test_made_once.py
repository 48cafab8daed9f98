"""What pages have in common is made once, and made anew when it changes."""

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, url_for
from sqlalchemy import Engine, event

from app.bench.casework import AANMELDING
from app.config import Settings
from app.domain.eigenaar import Bezetting
from app.domain.people import Actor
from app.persistence.counting import counting
from app.services import owners
from app.services.casework.record_aanmelding import RecordAanmelding, record_aanmelding
from app.services.demo.show_demo import show_demo
from app.services.deps import Deps
from app.services.owners import actor_of
from app.services.ports.forms import FieldView, FormView
from app.services.procedures.publish_everywhere import publish_everywhere
from app.services.tasks.count_tasks import count_tasks
from app.web.addresses import address
from app.web.laying_out import laid_out
from app.web.rendering import PageEnvironment
from tests.web.conftest import Visitor

MOST_STATEMENTS = {"/taken": 11, "/casussen": 7, "/casussen/noteren": 4, "/overleg": 8, "/mandaten": 3}
"""Of a page opened again, the session and the number in the menu among them; lower when it becomes less."""
IN_MENU = '<span class="telling" aria-hidden="true">{}</span>'


@pytest.fixture
def actor(deps: Deps) -> Actor:
    """Joris, with an aanmelding to talk about."""
    publish_everywhere(deps)
    who = next(each for each in show_demo(deps) if each.naam.startswith("Joris"))
    with deps.uow.read(who.livc_id) as tx:
        actor = actor_of(tx, who.persoon_id, tx.livcs.get(who.livc_id))
    assert actor
    told = {name: [value] for name, value in AANMELDING.items() if isinstance(value, str)}
    record_aanmelding(RecordAanmelding(actor, None, "telefoon", told), deps)
    return actor


@pytest.mark.usefixtures("actor")
@pytest.mark.parametrize("path", MOST_STATEMENTS)
def test_a_page_asks_the_database_little(logged_in: Visitor, settings: Settings, path: str) -> None:
    joris = logged_in("joris")
    assert joris.get(path).status_code == 200
    with counting(settings.database_url) as counted:
        joris.get(path)
    assert counted.statements <= MOST_STATEMENTS[path]


@pytest.mark.parametrize("path", [*MOST_STATEMENTS, "/procedures", "/nergens"])
@pytest.mark.usefixtures("actor")
def test_a_page_reads_in_one_transaction_and_holds_nothing_afterwards(
    logged_in: Visitor, deps: Deps, path: str
) -> None:
    joris, engine = logged_in("joris"), engine_of(deps)
    joris.get(path)
    begun: list[object] = []

    def note(connection: object) -> None:
        begun.append(connection)

    event.listen(engine, "begin", note)
    joris.get(path)
    event.remove(engine, "begin", note)
    assert len(begun) == 1
    assert engine.pool.checkedout() == 0  # type: ignore[attr-defined]


def engine_of(deps: Deps) -> Engine:
    with deps.uow.read(None) as tx:
        return tx.livcs.db.connection.engine  # type: ignore[attr-defined,no-any-return]


def test_a_page_knows_what_another_wrote_meanwhile(logged_in: Visitor, deps: Deps, actor: Actor) -> None:
    joris, number = logged_in("joris"), count_tasks(actor, deps)
    assert IN_MENU.format(number) in joris.get("/mandaten").text
    told = {name: [value] for name, value in AANMELDING.items() if isinstance(value, str)}
    record_aanmelding(RecordAanmelding(actor, None, "telefoon", told), deps)
    assert count_tasks(actor, deps) > number
    assert IN_MENU.format(count_tasks(actor, deps)) in joris.get("/mandaten").text


def test_the_list_of_tasks_is_not_counted_for_the_menu_again(
    logged_in: Visitor, deps: Deps, actor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    number, joris = count_tasks(actor, deps), logged_in("joris")
    for chosen in ("?fase=evaluatie", "?laat=ja"):
        assert IN_MENU.format(number) in joris.get(f"/taken{chosen}").text, "it counts all of them"
    monkeypatch.setattr("app.factory.count_tasks", lambda *_: pytest.fail("counted twice"))
    assert number
    assert IN_MENU.format(number) in joris.get("/taken").text


def test_who_has_no_list_of_tasks_asks_for_no_number(
    logged_in: Visitor, deps: Deps, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.factory.count_tasks", lambda *_: pytest.fail("counted"))
    assert logged_in("mia").get("/overzicht").status_code == 200


def test_a_page_after_a_form_was_refused_counts_as_well(logged_in: Visitor, deps: Deps, actor: Actor) -> None:
    refused = logged_in("joris").post("/casussen/noteren")
    assert refused.status_code == 422
    assert IN_MENU.format(count_tasks(actor, deps)) in refused.text


def test_who_joins_a_demo_can_be_become_at_the_next_page(logged_in: Visitor, deps: Deps) -> None:
    joris = logged_in("joris")
    assert "Tom Model" in joris.get("/mandaten").text
    tom = next(each for each in show_demo(deps) if each.naam == "Tom Model")
    with deps.uow.begin(tom.livc_id) as tx:
        tx.people.save_persoon(replace(tx.people.persoon(tom.persoon_id), naam="Tom Anders"))
    page = joris.get("/mandaten").text
    assert "Tom Anders · CLB De Linde" in page
    assert "Tom Model" not in page


def test_everyone_finds_themselves_chosen_in_the_bar(logged_in: Visitor, deps: Deps) -> None:
    people = {each.naam.split()[0].lower(): each.persoon_id for each in show_demo(deps)}
    for name in ("ann", "joris", "ann"):
        page = logged_in(name).get("/mandaten").text
        assert f'<option value="{people[name]}" selected>' in page
        assert page.count(" selected>") == 1


def test_an_address_is_that_of_flask(app: Flask) -> None:
    for root in ("", "/casuspad", ""):
        with app.test_request_context("/taken", base_url=f"http://localhost{root}"):
            for _ in range(2):
                assert address("tasks.inbox") == url_for("tasks.inbox") == f"{root}/taken"
                assert address("tasks.inbox", fase="intake") == url_for("tasks.inbox", fase="intake")
                logo = url_for("static", filename="img/logo.svg")
                assert address("static", filename="img/logo.svg") == logo


def test_a_file_that_changes_gets_another_address(
    app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "static_folder", str(tmp_path))
    (tmp_path / "a.css").write_text("a")
    with app.test_request_context("/"):
        before = address("static", filename="a.css")
        os.utime(tmp_path / "a.css", (1, 1))
        assert address("static", filename="a.css") != before


def test_a_dict_of_a_template_is_read_by_its_keys_and_keeps_its_methods() -> None:
    env = PageEnvironment(Flask(__name__), autoescape=True)
    page = env.from_string(
        "{{ p.label }}|{{ p.get('label') }}|{{ p.nothing or 'none' }}|{{ p.text.strip() }}"
    )
    assert page.render(p={"label": "<", "text": " x "}) == "&lt;|&lt;|none|x"


def field(key: str, type_: str = "textfield", *, required: bool = False, **more: Any) -> FieldView:
    return FieldView(key, type_, key, "", required, "process", "", **more)


def test_a_question_under_an_answer_opens_there() -> None:
    choice = field("keuze", "radio", options=(("ja", "ja"), ("nee", "nee")))
    under, beside = field("a", show_if=("keuze", ("ja",))), field("b", show_if=("keuze", ("ja", "nee")))
    early = field("c", show_if=("later", ("ja",)))
    lay = laid_out(FormView("f", "", "", (choice, under, beside, early)), {})
    assert lay.top == [choice, beside, early]
    assert lay.below == {"a": "keuze"}
    assert lay.under["keuze", "ja"] == [under]


def test_what_was_typed_stands_there_else_what_is_usual() -> None:
    usual = field("a", properties={"standaard": "usual"})
    form = FormView("f", "", "", (usual,))
    given: tuple[dict[str, object], ...] = ({}, {"a": ""}, {"a": " typed "}, {"a": ["one", "two"]}, {"a": []})
    assert [laid_out(form, each).now["a"] for each in given] == ["usual", "", "typed", "one", "usual"]


def test_the_few_are_marked() -> None:
    needed, free = field("n", required=True), [field(f"v{n}") for n in range(3)]
    assert laid_out(FormView("f", "", "", (needed, *free)), {}).mark == "needed"
    assert laid_out(FormView("f", "", "", (needed, *free[:2])), {}).mark == "optional"
    assert laid_out(FormView("f", "", "", tuple(free)), {}).mark == ""


@pytest.mark.usefixtures("actor")
def test_who_there_is_today_is_worked_out_once_a_page(
    logged_in: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    joris, own, times = logged_in("joris"), owners._bezetting, []

    def counted(*asked: Any) -> Bezetting:
        times.append(asked)
        return own(*asked)

    monkeypatch.setattr(owners, "_bezetting", counted)
    for expected in (1, 2):
        assert joris.get("/taken").status_code == 200
        assert len(times) == expected, "once a page, and anew for the next"
