"""The database goes away, fills up, or is left behind by a crash: nothing half, and the worker goes on."""

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import event, make_url

from app.domain.errors import DomainError
from app.domain.ids import TaskId, new_id
from app.domain.opdracht import Opdracht
from app.domain.vraag import BevestigingNodigError
from app.factory import create_app
from app.persistence.errors import StorageError
from app.scenario.sandbox import Sandbox
from app.services.access.switch_person import SwitchPerson, switch_person
from app.services.clockwork.fire_timers import fire_timers
from app.services.clockwork.run_jobs import run_jobs
from app.services.demo.show_demo import show_demo
from app.services.tasks.complete_task import CompleteTask, complete_task
from app.web.session import COOKIE
from app.worker.main import Worker
from tests import pg
from tests.faults.script import World

NOTHING_SAVED = "Er is niets bewaard"
PATIENCE = 20.0


@contextmanager
def working(worker: Worker) -> Iterator[threading.Thread]:
    thread = threading.Thread(target=worker.run)
    thread.start()
    try:
        yield thread
    finally:
        worker.stop()
        thread.join(PATIENCE)
        assert not thread.is_alive()


def await_true(is_so: Callable[[], bool], what: str) -> None:
    until = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < until, what
        time.sleep(0.05)


def engine_of(box: Sandbox) -> Any:
    return box.deps.uow._engine  # type: ignore[attr-defined]


@contextmanager
def lost(box: Sandbox) -> Iterator[None]:
    """Take the database away."""
    url = make_url(box.settings.database_url)
    if url.get_backend_name() == "sqlite":
        path = Path(url.database or "")
        away = path.rename(path.with_suffix(".away"))
        path.mkdir()
        engine_of(box).dispose()
        yield
        path.rmdir()
        away.rename(path)
        return
    name = url.database
    admin = url.set(drivername="postgresql", database="postgres").render_as_string(hide_password=False)
    with psycopg.connect(admin, autocommit=True) as connection:
        connection.execute(f'ALTER DATABASE "{name}" WITH ALLOW_CONNECTIONS false'.encode())
        connection.execute(pg.OURS, (name,))
        yield
        connection.execute(f'ALTER DATABASE "{name}" WITH ALLOW_CONNECTIONS true'.encode())


def queue_mail(box: Sandbox) -> str:
    job = new_id()
    payload = {"persoon": str(box.actor("ann").persoon_id), "soort": "ontvangst"}
    with box.deps.uow.begin(box.livc_id) as tx:
        tx.outbox.add(Opdracht(job, box.livc_id, job, "mail", payload, box.clock.now()))
    return job


def is_done(box: Sandbox, job: str) -> bool:
    try:
        with box.deps.uow.read(box.livc_id) as tx:
            return job not in {each.id for each in tx.outbox.pending()}
    except DomainError:
        return False


@pytest.mark.slow
def test_a_worker_survives_a_lost_database_and_goes_on(
    box: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    with working(Worker(box.deps)) as thread:
        first = queue_mail(box)
        await_true(lambda: is_done(box, first), "the worker does not work")
        with lost(box):
            await_true(lambda: "round failed" in caplog.text, "the worker did not notice")
            with pytest.raises(StorageError, match=NOTHING_SAVED), box.deps.uow.read(None) as tx:
                tx.livcs.all()
            assert thread.is_alive()
        second = queue_mail(box)
        await_true(lambda: is_done(box, second), "the worker did not go on")


@contextmanager
def full(box: Sandbox) -> Iterator[None]:
    """Let no connection make the file larger."""

    def limit(connection: Any, _record: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")

    engine = engine_of(box)
    engine.dispose()
    event.listen(engine, "connect", limit)
    yield
    event.remove(engine, "connect", limit)
    engine.dispose()


def fill(box: Sandbox) -> None:
    """Use up the free pages that are left in the file, and then the room that is left in them."""
    for size in (20_000, 200):
        with suppress(StorageError):
            for _ in range(500):
                with box.deps.uow.begin(box.livc_id) as tx:
                    big = {"x": "y" * size, "persoon": "niemand", "soort": "taak"}
                    tx.outbox.add(Opdracht(new_id(), box.livc_id, "vol", "mail", big, box.clock.now()))


@pytest.mark.slow
def test_on_a_full_disk_the_action_fails_whole_and_the_page_says_so(
    database_kind: str, box: Sandbox, prescreen: Callable[[int], list[TaskId]]
) -> None:
    if database_kind != "sqlite":
        pytest.skip("a full disk can only be made for a file of ours")
    prescreen(1)
    box.do("ann", box.task("q_besp"), "aanmelden")
    taak = box.task("q_aanm")
    ann = next(each for each in show_demo(box.deps) if each.email.startswith("ann@"))
    visitor = create_app(box.deps, box.settings).test_client()
    visitor.set_cookie(COOKIE, switch_person(SwitchPerson(ann.persoon_id, ann.livc_id), box.deps))
    page = visitor.get(f"/taken/{taak.id}").text
    raw = World(box.deps).raw("ann", taak, "verstuurd", {"betreft": "persoon"})
    with pytest.raises(BevestigingNodigError) as asked:
        complete_task(CompleteTask(box.actor("ann"), taak.id, raw), box.deps)
    yes = asked.value.vraag.kenmerk
    token = page.partition('name="csrf_token" value="')[2].partition('"')[0]
    form = {"csrf_token": token, "bevestigd": yes, **raw}
    with full(box):
        fill(box)
        before = rows(box)
        with pytest.raises(StorageError, match=NOTHING_SAVED):
            complete_task(CompleteTask(box.actor("ann"), taak.id, raw, bevestigd=yes), box.deps)
        refused = visitor.post(f"/taken/{taak.id}", data=form)
        assert refused.status_code == 503
        assert NOTHING_SAVED in refused.text
        assert rows(box) == before
    assert visitor.post(f"/taken/{taak.id}", data=form).status_code == 302
    assert len(World(box.deps).casussen()) == 1


def rows(box: Sandbox) -> dict[str, int]:
    """Return how many rows each table holds."""
    path = make_url(box.settings.database_url).database
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        names = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        return {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names}


@pytest.mark.slow
def test_a_new_worker_empties_the_log_that_a_crash_after_a_destruction_left(
    database_kind: str,
    box: Sandbox,
    prescreen: Callable[[int], list[TaskId]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if database_kind != "sqlite":
        pytest.skip("PostgreSQL keeps no such file of ours")
    prescreen(1)
    due = box.next_timer()
    assert due
    box.clock.move_to(due)
    fire_timers(box.livc_id, box.deps)
    with monkeypatch.context() as patched:
        patched.setattr(box.deps.uow, "checkpoint", lambda: False)  # the process died here
        while run_jobs(box.livc_id, box.deps) is not None:
            pass
    log = Path(f"{make_url(box.settings.database_url).database}-wal")
    assert log.stat().st_size
    Worker(box.deps).round()
    left = log.stat().st_size
    assert left < 100_000, f"{left} bytes are left in the log"
