"""Worker processes side by side on one database: killed, stopped, late, with a clock that is off, or cut off."""

import os
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import psycopg
import pytest
from sqlalchemy import make_url

from app.bench.together import Begin, together
from app.bootstrap import build
from app.config import Settings
from app.domain.ids import InstantieId, LivcId, OrganisatieId, TaskId, new_id
from app.domain.people import Livc, Organisatie
from app.persistence import patience
from app.persistence.errors import StorageError
from app.scenario.clock import SandboxClock
from app.scenario.sandbox import Sandbox
from app.services.clockwork.fire_timers import fire_timers
from app.services.procedures.reading_release import read_release
from app.services.running.mover import Mover
from app.worker import main
from app.worker.main import Worker
from tests import pg
from tests.asking import find_task
from tests.worker.test_messages import open_casus

DUE = 40
SECONDS = 30.0


@dataclass(frozen=True)
class Machine:
    """A worker on a machine with a clock of its own."""

    settings: Settings
    livc_id: LivcId
    moment: datetime


def fire_all(begin: Begin, machine: Machine) -> list[str]:
    """Fire whatever is due by this clock, and return the slots."""
    deps = build(machine.settings, SandboxClock(machine.moment))
    begin()
    fired, idle = [], 0
    while idle < 3:  # nothing free now may mean that another has it in hand
        slot = fire_timers(machine.livc_id, deps)
        idle = idle + 1 if slot is None else 0
        fired += [slot] if slot else []
    return fired


def machines(box: Sandbox, *moments: datetime) -> list[Machine]:
    return [Machine(box.settings, box.livc_id, moment) for moment in moments]


def instances(box: Sandbox, tasks: list[TaskId]) -> list[InstantieId]:
    with box.deps.uow.read(box.livc_id) as tx:
        found = [find_task(tx, task) for task in tasks]
    return [taak.instantie_id for taak in found if taak]


@pytest.mark.slow
@pytest.mark.parametrize("workers", [2, 4])
def test_so_many_processes_fire_each_deadline_once(
    box: Sandbox, prescreen: Callable[[int], list[TaskId]], workers: int
) -> None:
    slots = instances(box, prescreen(DUE))
    due = box.next_timer()
    assert due
    fired = together(fire_all, machines(box, *[due + timedelta(hours=1)] * workers))
    assert Counter(slot for each in fired for slot in each) == Counter(slots)
    with box.deps.uow.read(box.livc_id) as tx:
        later = tx.instanties.next_timer()
        assert later is None or later > due + timedelta(days=30), "only the exercise of a table that sleeps"
        assert tx.outbox.incidenten(open_=False) == []


@pytest.mark.slow
def test_a_machine_whose_clock_is_off_fires_nothing_twice_and_nothing_is_left(
    box: Sandbox, prescreen: Callable[[int], list[TaskId]]
) -> None:
    first = instances(box, prescreen(5))
    box.clock.move_to(box.clock.now() + timedelta(seconds=10))
    second = instances(box, prescreen(5))
    due = box.next_timer()
    assert due
    early, late = due + timedelta(seconds=6), due - timedelta(seconds=6)
    fired = together(fire_all, machines(box, early, late))
    assert Counter(slot for each in fired for slot in each) == Counter(first)
    fired = together(fire_all, machines(box, early + timedelta(seconds=10), late + timedelta(seconds=10)))
    assert Counter(slot for each in fired for slot in each) == Counter(second)


@contextmanager
def dying_worker(box: Sandbox, number: signal.Signals) -> Iterator[int]:
    """Fire the head in a process of its own that sends itself this signal before the commit; yield its pid."""
    child = os.fork()
    if child == 0:
        try:
            deps = build(box.settings, box.clock)
            with deps.uow.begin(box.livc_id) as tx:
                now = deps.clock.now()
                slot = tx.slots.claim_due(now, now)
                assert slot
                mover = Mover(tx, deps, tx.livcs.get(box.livc_id))
                for instantie in tx.instanties.with_due_timer(slot, now):
                    mover.tick(instantie)
                os.kill(os.getpid(), number)
        finally:
            os._exit(1)
    try:
        os.waitpid(child, os.WUNTRACED)
        yield child
    finally:
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        with suppress(ChildProcessError):
            os.waitpid(child, 0)


@pytest.mark.slow
def test_a_worker_killed_in_mid_transaction_gives_its_work_back_whole(
    box: Sandbox, prescreen: Callable[[int], list[TaskId]]
) -> None:
    (slot,) = instances(box, prescreen(1))
    due = box.next_timer()
    assert due
    box.clock.move_to(due)
    with dying_worker(box, signal.SIGKILL):
        assert box.next_timer() == due, "half of it was kept"
        assert fired_within(box, SECONDS) == slot
    assert fire_timers(box.livc_id, box.deps) is None


@pytest.mark.slow
def test_a_worker_that_says_nothing_any_more_gives_its_work_back(
    database_kind: str,
    box: Sandbox,
    prescreen: Callable[[int], list[TaskId]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if database_kind != "postgresql":
        pytest.skip("on SQLite all processes are on one machine, which sees a process end")
    monkeypatch.setattr(patience, "IDLE_IN_TRANSACTION", timedelta(seconds=2))
    (slot,) = instances(box, prescreen(1))
    due = box.next_timer()
    assert due
    box.clock.move_to(due)
    with dying_worker(box, signal.SIGSTOP):
        assert fire_timers(box.livc_id, box.deps) is None, "it is still held"
        assert fired_within(box, SECONDS) == slot


def fired_within(box: Sandbox, seconds: float) -> str | None:
    until = time.monotonic() + seconds
    while (slot := fire_timers(box.livc_id, box.deps)) is None and time.monotonic() < until:
        time.sleep(0.1)
    return slot


def test_a_vanished_machine_is_noticed_within_a_minute(database_kind: str, box: Sandbox) -> None:
    if database_kind != "postgresql":
        pytest.skip("SQLite waits for nobody on another machine")
    url = (
        make_url(box.settings.database_url).set(drivername="postgresql").render_as_string(hide_password=False)
    )
    arguments: Any = patience.connect_arguments()
    with psycopg.connect(url, **arguments) as connection:
        said = dict(
            connection.execute(
                "SELECT name, setting::int FROM pg_settings WHERE name IN ('lock_timeout', "
                "'idle_in_transaction_session_timeout', 'client_connection_check_interval')"
            ).fetchall()
        )
    assert said["idle_in_transaction_session_timeout"] < 60_000
    assert 0 < said["lock_timeout"] < said["idle_in_transaction_session_timeout"]
    assert 0 < said["client_connection_check_interval"] < 60_000
    probes = arguments["keepalives_idle"] + arguments["keepalives_count"] * arguments["keepalives_interval"]
    assert probes < 60
    assert arguments["tcp_user_timeout"] < 60_000


@pytest.mark.slow
def test_a_connection_lost_in_mid_fire_is_no_fault_of_the_casus(
    database_kind: str, box: Sandbox, prescreen: Callable[[int], list[TaskId]]
) -> None:
    if database_kind != "postgresql":
        pytest.skip("a file has no connection that can be lost")
    (slot,) = instances(box, prescreen(1))
    due = box.next_timer()
    assert due
    box.clock.move_to(due)
    broken = replace(box.deps, engine=Cutting(box.deps.engine, box.settings.database_url))
    for _ in range(6):  # more often than a slot may fail
        with pytest.raises(StorageError):
            fire_timers(box.livc_id, broken)
    assert fire_timers(box.livc_id, box.deps) == slot
    with box.deps.uow.read(box.livc_id) as tx:
        assert tx.outbox.incidenten(open_=False) == []


class Cutting:
    """An engine during whose work PostgreSQL drops every connection to its database."""

    def __init__(self, engine: Any, url: str) -> None:
        self._engine, self._url = engine, url

    def __getattr__(self, name: str) -> Any:
        return getattr(self._engine, name)

    def tick(self, *given: Any) -> Any:
        pg.cut_off(self._url)
        return self._engine.tick(*given)


@pytest.mark.slow
def test_a_livc_with_very_much_due_does_not_keep_another_waiting(
    box: Sandbox, prescreen: Callable[[int], list[TaskId]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(main, "OP_EEN_RIJ", 3)
    prescreen(10)
    small = another_livc(box, "Zzz, de laatste in de rij")
    due = box.next_timer()
    assert due
    box.clock.move_to(due + timedelta(hours=1))
    Worker(box.deps).round()
    with box.deps.uow.read(small) as tx:
        assert tx.instanties.next_timer() is None, "it waited for the large one"
    assert box.next_timer() == due, "the large one was not cut short"


def another_livc(box: Sandbox, name: str) -> LivcId:
    """Make a LIVC-R in which one deadline runs."""
    gemeente = Organisatie(OrganisatieId(new_id()), name, "gemeente")
    livc = Livc(LivcId(new_id()), name, name, gemeente.id)
    with box.deps.uow.begin(None) as tx:
        tx.people.save_organisatie(gemeente)
        tx.livcs.save(livc)
    model = read_release(box.deps.procedures, box.deps.engine)
    with box.deps.uow.begin(livc.id) as tx:
        tx.versies.publish(model.release, tx.now.real)
        Mover(tx, box.deps, livc).start("prescreening", {}, organisatie_id=gemeente.id)
    return livc.id


@pytest.mark.slow
def test_workers_that_come_more_than_a_year_late_do_each_missed_moment_once(box: Sandbox) -> None:
    casussen = [open_casus(box) for _ in range(3)]
    workers = [Worker(box.deps), Worker(build(box.settings, box.clock))]
    for days in (400, 31, 31):
        box.clock.move_to(box.clock.now() + timedelta(days=days))
        while sum(worker.round() for worker in workers):
            pass
    with box.deps.uow.read(box.livc_id) as tx:
        assert Counter(c.soort for c in tx.outbox.certificaten()) == {"casus": 3}
        assert tx.outbox.incidenten(open_=False) == []
        assert [tx.instanties.timers(casus_id) for casus_id in casussen] == [[], [], []]
    assert fire_timers(box.livc_id, box.deps) is None, "the deadline of what is destroyed is gone"


def test_a_round_without_work_opens_no_transaction_per_livc(box: Sandbox) -> None:
    worker = Worker(box.deps)
    while worker.round():
        pass
    for number in range(20):
        another_name = f"L{number}"
        with box.deps.uow.begin(None) as tx:
            tx.livcs.save(Livc(LivcId(another_name), another_name, another_name, OrganisatieId("x")))
    opened: list[object] = []
    spied = Worker(replace(box.deps, uow=Spy(box.deps.uow, opened)))
    spied._done_at = dict(worker._done_at)
    assert not spied.round()
    assert opened == [None], "a LIVC-R without work was looked at by itself"


class Spy:
    """Notes for which LIVC-R a transaction is opened."""

    def __init__(self, uow: Any, opened: list[object]) -> None:
        self._uow, self._opened = uow, opened

    def __getattr__(self, name: str) -> Any:
        return getattr(self._uow, name)

    def begin(self, livc_id: Any) -> Any:
        self._opened.append(livc_id)
        return self._uow.begin(livc_id)

    def read(self, livc_id: Any) -> Any:
        self._opened.append(livc_id)
        return self._uow.read(livc_id)
