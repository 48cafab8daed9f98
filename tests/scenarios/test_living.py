"""The demo that lives: what is on its list, lived through the use cases until now; made once, then looked at."""

import shutil
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import TextClause, create_engine, text

from app.bootstrap import build
from app.cli import demonstrating as made
from app.config import ROOT, Settings, load_settings
from app.domain.casus import Casus, CasusStatus
from app.domain.kalender import dag_van
from app.domain.words.attributes import PHASES
from app.domain.words.processes import PROCESSES, TERUGKOPPELING
from app.scenario.errors import ScenarioFileError
from app.scenario.history import History, histories
from app.services.demo.show_demo import show_demo
from app.services.deps import Deps
from app.services.oversight.show_overzicht import show_overzicht
from app.services.owners import actor_of
from app.services.ports.casussen import CasusZicht
from app.services.tasks.list_tasks import ListTasks, list_tasks
from app.services.tasks.show_task import show_task
from app.services.texts import read_text
from app.services.views.tasks import Inbox
from tests.lived import SHELF

NOW = datetime.now(UTC)
LINDE, KEMPEN = "LIVC-R Lindervoorde", "LIVC-R Zone Kempenrand"


@pytest.fixture(scope="module", autouse=True)
def shelf() -> Iterator[Path]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(SHELF))
        yield SHELF


@pytest.fixture(scope="module")
def settings(shelf: Path, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    settings = load_settings({"CASUSPAD_DATA": str(tmp_path_factory.mktemp("demo") / "data")})
    made.make_demo(settings)
    return settings


@pytest.fixture(scope="module")
def deps(settings: Settings) -> Deps:
    return build(settings)


@pytest.fixture(scope="module")
def casussen(deps: Deps) -> Mapping[str, list[Casus]]:
    found: dict[str, list[Casus]] = {}
    with deps.uow.read(None) as tx:
        livcs = tx.livcs.all()
    for livc in livcs:
        with deps.uow.read(livc.id) as tx:
            found[livc.naam] = list(tx.casussen.visible(CasusZicht(alle=True)))
    return found


def test_every_phase_occurs(casussen: Mapping[str, list[Casus]]) -> None:
    running = {c.fase for found in casussen.values() for c in found if c.status is CasusStatus.LOPEND}
    assert running == set(PHASES)


def test_one_casus_is_a_week_from_destruction_and_some_were_destroyed(
    casussen: Mapping[str, list[Casus]], deps: Deps
) -> None:
    days = [c.vernietigen_op - dag_van(NOW) for c in casussen[LINDE] if c.vernietigen_op]
    soon = [
        day for day in days if day <= timedelta(days=9)
    ]  # its last meeting was a Monday instead of a weekend
    assert len(soon) == 1
    assert soon[0] >= timedelta(days=7)
    with deps.uow.read(casussen[LINDE][0].livc_id) as tx:
        assert (
            len(tx.outbox.certificaten()) == 2
        )  # never discussed: one, and the second report of Persoon OLM


def test_joris_finds_an_overleg_of_today_an_evaluation_and_a_new_aanmelding(deps: Deps) -> None:
    elements = {regel.taak.element_id for regel in inbox_of("joris", deps).regels}
    assert {"x_kader", "h_agenda", "i_gesprek"} <= elements


def test_the_overleg_of_today_has_three_casussen_and_what_the_strategic_table_asked(deps: Deps) -> None:
    today = inbox_of("joris", deps).volgend_overleg
    assert today is not None
    assert today.moment is not None
    assert dag_van(today.moment) == dag_van(NOW)
    codes = {str(point.woorden).partition(":")[0] for point in inbox_of("katrien", deps).eerst.punten}
    asked = {"opdracht van de strategische tafel"}
    assert asked < codes
    assert len(codes - asked) == 3


def test_one_evaluation_is_due(deps: Deps) -> None:
    """Its day came near: the actions of the plan run, and Joris puts the casus on the agenda."""
    joris = acting("joris", deps)
    [due] = [r.taak for r in inbox_of("joris", deps).regels if r.taak.element_id == "h_agenda"]
    assert due.fase == "dossieraanpak"
    why = show_task(joris, due.id, deps).waarom
    assert why == f"Omdat deze dag gekomen is: Casus {due.casus_code} komt op de agenda."
    acting_on = [r.taak.kind for r in inbox_of("ann", deps).regels if r.taak.casus_code == due.casus_code]
    assert acting_on == ["opvolgtaak"]


def test_ann_kept_one_prescreening_half_filled_and_nobody_else_sees_it(deps: Deps) -> None:
    [kept] = inbox_of("ann", deps).concepten.values()
    assert kept.bewaard_op is not None
    assert str(kept.woorden).startswith("Sinds oktober komt hij niet meer")
    assert not [wie for wie in ("joris", "hilde", "tom") if inbox_of(wie, deps).concepten]


def test_joris_kept_one_talk_half_filled(deps: Deps) -> None:
    joris = acting("joris", deps)
    talks = [r.taak.id for r in inbox_of("joris", deps).regels if r.taak.element_id == "i_gesprek"]
    pages = [show_task(joris, each, deps) for each in talks]
    [half] = [page for page in pages if page.concept_bewaard_op]
    assert half.waarden == {"gesprek": ["De school belt morgen terug met wat de klastitularis zag."]}
    assert len(pages) > 1  # one that just came in is beside it


def test_a_meeting_is_held_on_a_working_day(casussen: Mapping[str, list[Casus]], deps: Deps) -> None:
    for naam in (LINDE, KEMPEN):
        with deps.uow.read(casussen[naam][0].livc_id) as tx:
            days = [dag_van(each.moment) for each in tx.tafel.overleggen() if each.moment]
        assert len(days) > 3
        assert not [day for day in days if day.weekday() >= 5 and day != dag_van(NOW)]


def test_what_happened_has_the_moment_at_which_it_happened(
    casussen: Mapping[str, list[Casus]], deps: Deps
) -> None:
    """Screens and log agree: nothing is in the future, and the oldest is years ago."""
    with deps.uow.read(casussen[KEMPEN][0].livc_id) as tx:
        rows = tx.audit.rows(None, 0, 10_000)
        assert not tx.audit.breuken(deps.audit_key)
    moments = [row.regel.moment for row in rows]
    assert max(moments) <= datetime.now(UTC)
    assert min(moments) < NOW - timedelta(days=1000)
    with deps.uow.read(casussen[LINDE][0].livc_id) as tx:
        assert tx.now.domain - tx.now.real == timedelta()


def test_the_manager_of_the_zone_sees_years(deps: Deps) -> None:
    page = show_overzicht(acting("pieter", deps), deps)
    assert len([n for _, n in page.per_jaar if n]) >= 3
    assert page.afgesloten
    assert page.mediaan_doorlooptijd is not None


def inbox_of(wie: str, deps: Deps) -> Inbox:
    return list_tasks(ListTasks(acting(wie, deps)), deps)


def acting(wie: str, deps: Deps):  # type: ignore[no-untyped-def]
    person = next(each for each in show_demo(deps) if each.email.startswith(wie))
    with deps.uow.read(person.livc_id) as tx:
        return actor_of(tx, person.persoon_id, tx.livcs.get(person.livc_id))


def test_the_next_one_of_today_is_a_copy(
    settings: Settings, shelf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.scenario.prepared.prepare_demo", None)  # would raise
    there = load_settings({"CASUSPAD_DATA": str(tmp_path / "data")})
    made.make_demo(there)
    assert len(show_demo(build(there))) == 21
    kept = [each for each in (shelf / "casuspad/demo").iterdir() if not each.name.startswith(".")]
    assert len(kept) == 1


def test_stopped_while_it_is_put_there_the_next_start_puts_it_again(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = load_settings({"CASUSPAD_DATA": str(tmp_path / "data")})
    monkeypatch.setattr(made.os, "sync", _killed)
    with pytest.raises(KeyboardInterrupt):
        made.make_demo(there)
    monkeypatch.undo()
    (there.data_dir / "casuspad.db").write_bytes(b"half")
    made.make_demo(there)
    assert len(show_demo(build(there))) == 21


def _killed() -> None:
    raise KeyboardInterrupt


def test_what_is_there_is_left_alone(settings: Settings) -> None:
    before = (settings.data_dir / "casuspad.db").stat().st_ino
    made.make_demo(settings)
    assert (settings.data_dir / "casuspad.db").stat().st_ino == before


def test_who_removes_the_folder_of_the_data_begins_again(settings: Settings, tmp_path: Path) -> None:
    there = load_settings({"CASUSPAD_DATA": str(tmp_path / "data")})
    made.make_demo(there)
    shutil.rmtree(there.data_dir)
    made.make_demo(there)
    assert len(show_demo(build(there))) == 21


def test_a_key_that_is_no_demos_is_left_alone_and_it_is_said(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = load_settings({"CASUSPAD_DATA": str(tmp_path / "data")})
    made.make_demo(there)
    shutil.rmtree(there.data_dir)
    there.master_key_file.write_bytes(b"6b" * 32)
    made.make_demo(there)
    assert there.master_key_file.read_bytes() == b"6b" * 32
    assert "zonder casussen, want hiervan bleef iets staan" in capsys.readouterr().err


def test_an_empty_demo_is_one_setting(tmp_path: Path) -> None:
    there = load_settings({"CASUSPAD_DATA": str(tmp_path / "data"), "CASUSPAD_DEMO": "leeg"})
    made.make_demo(there)
    deps = build(there)
    livcs = {each.livc_id for each in show_demo(deps)}
    assert len(livcs) == 1
    with deps.uow.read(livcs.pop()) as tx:
        assert not tx.casussen.visible(CasusZicht(alle=True))


@pytest.mark.parametrize("days", [0, 1, 30, 31, 59, 90, 200, 364])
def test_on_whatever_day_the_list_falls_before_now(days: int) -> None:
    now = NOW + timedelta(days=days)
    for history in histories(ROOT / "processes", now):
        moments = [piece.moment for piece in history.pieces]
        assert max(moments) <= now
        assert [p.moment for p in history.pieces if not p.last] == sorted(
            p.moment for p in history.pieces if not p.last
        )


@pytest.mark.parametrize("days", range(7))
def test_on_whatever_day_it_begins_a_meeting_is_held_on_a_working_day_or_today(days: int) -> None:
    now = NOW + timedelta(days=days)
    for history in histories(ROOT / "processes", now):
        held = {
            dag_van(piece.moment)
            for piece in history.pieces
            for step in piece.steps
            if "opent_overleg" in step
        }
        assert held
        assert not [day for day in held if day.weekday() >= 5 and day != dag_van(now)]


def test_a_row_that_names_a_step_that_is_not_there_is_refused(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "processes", tmp_path / "p")
    file = tmp_path / "p/scenarios/demo.yaml"
    file.write_text(
        "- livc: LIVC-R Lindervoorde\n  agenda: h_agenda\n  beleefd:\n"
        "    - {scenario: casus/opgenomen, dag: 2026-02-02, over: -9, tot: bestaat_niet}\n"
    )
    with pytest.raises(ScenarioFileError, match="bestaat_niet"):
        histories(tmp_path / "p", NOW)


def test_dates_in_a_form_move_along(tmp_path: Path) -> None:
    lived: tuple[History, ...] = histories(ROOT / "processes", NOW)
    asked = [s for p in lived[0].pieces for s in p.steps if s.get("doet") == "u_voorstel" and "velden" in s]
    days = {str(step["velden"]["antwoord_tegen"]) for step in asked}  # type: ignore[index]
    assert all(date.fromisoformat(day) > date(2024, 1, 1) for day in days)
    assert "2026-03-10" not in days


def test_every_procedure_is_to_be_seen_in_the_demo(settings: Settings) -> None:
    """As something that runs or ran, as a step that waits, or by the proof that it leaves."""
    engine = create_engine(f"sqlite:///{settings.data_dir / 'casuspad.db'}")
    with engine.connect() as db:
        seen = {row for table in ("instantie", "taak") for (row,) in db.execute(_processes_in(table))}
        if db.execute(text("select 1 from consensusbewijs")).first():
            seen.add(TERUGKOPPELING.word)
    engine.dispose()
    assert {each.word for each in PROCESSES.values()} - seen == set()


def _processes_in(table: str) -> TextClause:
    return text(f"select distinct proces_id from {table}")


def test_nobody_has_a_pile_of_notes_to_confirm(deps: Deps) -> None:
    waiting = {
        wie: len(inbox_of(wie, deps).bevestigingen) for wie in ("hilde", "tom", "ann", "katrien", "lotte")
    }
    assert max(waiting.values()) <= 6
    assert any(waiting.values())


def test_nobody_was_born_today_and_no_text_is_left_blank_by_who_made_the_demo(deps: Deps) -> None:
    read = []
    with deps.uow.read(acting("joris", deps).livc_id) as tx:
        for casus in tx.casussen.visible(CasusZicht(alle=True)):
            read += [read_text(deps.keys, item) for item in tx.items.of_casus(casus.id, "register")]
    assert not [each for each in read if str(each.get("geboortedatum", "")) >= "2010"]
    assert not [each for each in read if "Verzonnen voor de demo" in str(each)]
