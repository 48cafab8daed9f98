"""Faults built in on purpose, in the struck processes only: each must be noticed by what looks on."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import Any

from app.domain.ids import TaskId
from app.domain.instantie import Instantie
from app.persistence.audit import SqlAudit
from app.persistence.db import Db
from app.persistence.errors import StorageError
from app.persistence.instanties import SqlInstanties
from app.persistence.outbox import SqlOutbox
from app.persistence.taken import SqlTaken
from app.persistence.unit_of_work import SqlUnitOfWork
from app.services.clockwork import run_jobs
from app.services.ports.instanties import Wijziging
from app.services.ports.taken import TaakTerPlaatse

HALFWAY = 0.3
"""Seconds in which something can happen to who is halfway."""


def _commit_now(db: Db) -> None:
    """Make what was written so far last, whatever becomes of the rest."""
    if db.is_sqlite:
        db.connection.exec_driver_sql("COMMIT")
        time.sleep(HALFWAY)
        db.connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        db.connection.connection.commit()
        time.sleep(HALFWAY)
        db.connection.exec_driver_sql("BEGIN")
        db._told = False  # row-level security forgot the LIVC-R with the transaction


def _let_go(db: Db) -> None:
    """Hold no lock for a while, although what was read under it is acted upon afterwards."""
    if db.is_sqlite:
        _commit_now(db)
    else:
        time.sleep(HALFWAY)


def _commit_in_two_halves() -> None:
    keep = SqlInstanties.keep

    def halved(self: SqlInstanties, *args: Any) -> None:
        keep(self, *args)
        _commit_now(self.db)

    SqlInstanties.keep = halved  # type: ignore[method-assign]


def _forget_the_timers() -> None:
    keep = SqlInstanties.keep

    def forgetful(self: SqlInstanties, instantie: Instantie, wijziging: Wijziging) -> None:
        keep(self, instantie, replace(wijziging, timers=()))

    SqlInstanties.keep = forgetful  # type: ignore[method-assign]


def _lock_nothing() -> None:
    def unlocked(self: SqlTaken, task_id: TaskId) -> TaakTerPlaatse | None:
        found = self.find_in_place(task_id)
        if found:
            self.db.hold(found.taak.casus_id or found.taak.instantie_id)
            _let_go(self.db)
        return found

    SqlTaken.lock = unlocked  # type: ignore[method-assign]


def _answer_before_it_is_kept() -> None:
    begin = SqlUnitOfWork.begin

    @contextmanager
    def hopeful(self: SqlUnitOfWork, livc_id: Any) -> Iterator[Any]:
        with suppress(StorageError), begin(self, livc_id) as tx:
            yield tx
            if not tx._db.is_sqlite:  # there is time to lose the connection; a full disk waits for the commit
                time.sleep(HALFWAY)

    SqlUnitOfWork.begin = hopeful  # type: ignore[method-assign]


def _take_a_job_off_the_list_first() -> None:
    claim = SqlOutbox.claim

    def greedy(self: SqlOutbox, *args: Any) -> Any:
        job = claim(self, *args)
        if job is not None:
            self.done(job.id)
            _commit_now(self.db)
        return job

    SqlOutbox.claim = greedy  # type: ignore[method-assign]


def _audit_later() -> None:
    flush = SqlAudit.flush

    def late(self: SqlAudit) -> None:
        if self.gathered:
            _commit_now(self.db)
        flush(self)

    SqlAudit.flush = late  # type: ignore[method-assign]


def _send_no_mail() -> None:
    run_jobs.JOBS["mail"] = lambda *_: None  # type: ignore[index]


BREAKAGES: Mapping[str, Callable[[], None]] = {
    "commit in two halves": _commit_in_two_halves,
    "forget the timers": _forget_the_timers,
    "lock nothing": _lock_nothing,
    "answer before it is kept": _answer_before_it_is_kept,
    "take a job off the list first": _take_a_job_off_the_list_first,
    "audit later": _audit_later,
    "send no mail": _send_no_mail,
}


def break_what_is_asked(name: str) -> None:
    """Break one thing in this process; nothing when nothing is asked."""
    if name:
        BREAKAGES[name]()
