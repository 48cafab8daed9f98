"""The only place that begins, commits and rolls back."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, RootTransaction
from sqlalchemy.exc import DBAPIError

from app.domain.ids import CasusId, LivcId
from app.domain.now import Now, now_in
from app.persistence import destruction
from app.persistence.apparaten import SqlApparaten
from app.persistence.audit import SqlAudit
from app.persistence.casussen import SqlCasussen
from app.persistence.db import Db
from app.persistence.engine import empty_log, rewrite_pages
from app.persistence.erkenningen import SqlErkenningen
from app.persistence.errors import ScopeError, StorageError, translated
from app.persistence.fiches import SqlFiches
from app.persistence.inlichtingen import SqlInlichtingen
from app.persistence.instanties import SqlInstanties
from app.persistence.inventaris import SqlInventaris
from app.persistence.items import SqlItems
from app.persistence.ledenlijst import Lists
from app.persistence.ontwerpen import SqlOntwerpen
from app.persistence.outbox import SqlOutbox
from app.persistence.page_reads import PageReads
from app.persistence.people import SqlLivcs, SqlPeople
from app.persistence.publicaties import SqlPublicaties
from app.persistence.reports import SqlReports
from app.persistence.sessies import SqlSessies
from app.persistence.slots import SqlSlots
from app.persistence.strategie import SqlStrategie
from app.persistence.tafel import SqlTafel
from app.persistence.taken import SqlTaken
from app.persistence.verhuizingen import SqlVerhuizingen
from app.persistence.versies import Cache, SqlVersies
from app.services.ports.audit import Attest

A = TypeVar("A")


class SqlTx:
    """One open transaction in one LIVC-R, or over the global tables when there is none.

    Its parts are made when they are first asked for: most transactions need few of them.
    """

    def __init__(self, db: Db, known: "Known", now: Callable[[], datetime]) -> None:
        self._db, self._known, self._now = db, known, now
        self.deleted_casus = False

    @cached_property
    def now(self) -> Now:
        """The moment of this transaction, in its LIVC-R."""
        if self._db.livc_id is None:
            raise ScopeError("outside a LIVC-R there is no domain clock")
        return now_in(self.livcs.get(self._db.livc_id), self._now())

    @cached_property
    def livcs(self) -> SqlLivcs:
        return SqlLivcs(self._db, self._now)

    @cached_property
    def people(self) -> SqlPeople:
        return SqlPeople(self._db, self.livcs, self._known.leden)

    @cached_property
    def erkenningen(self) -> SqlErkenningen:
        return SqlErkenningen(self._db)

    @cached_property
    def sessies(self) -> SqlSessies:
        return SqlSessies(self._db)

    @cached_property
    def apparaten(self) -> SqlApparaten:
        return SqlApparaten(self._db)

    @cached_property
    def versies(self) -> SqlVersies:
        return SqlVersies(self._db, self._known.versions)

    @cached_property
    def ontwerpen(self) -> SqlOntwerpen:
        return SqlOntwerpen(self._db)

    @cached_property
    def publicaties(self) -> SqlPublicaties:
        return SqlPublicaties(self._db)

    @cached_property
    def slots(self) -> SqlSlots:
        return SqlSlots(self._db)

    @cached_property
    def casussen(self) -> SqlCasussen:
        return SqlCasussen(self._db)

    @cached_property
    def instanties(self) -> SqlInstanties:
        return SqlInstanties(self._db)

    @cached_property
    def taken(self) -> SqlTaken:
        return SqlTaken(self._db)

    @cached_property
    def tafel(self) -> SqlTafel:
        return SqlTafel(self._db)

    @cached_property
    def strategie(self) -> SqlStrategie:
        return SqlStrategie(self._db)

    @cached_property
    def items(self) -> SqlItems:
        return SqlItems(self._db)

    @cached_property
    def fiches(self) -> SqlFiches:
        return SqlFiches(self._db)

    @cached_property
    def inlichtingen(self) -> SqlInlichtingen:
        return SqlInlichtingen(self._db)

    @cached_property
    def outbox(self) -> SqlOutbox:
        return SqlOutbox(self._db)

    @cached_property
    def audit(self) -> SqlAudit:
        return SqlAudit(self._db)

    @cached_property
    def reports(self) -> SqlReports:
        return SqlReports(self._db)

    @cached_property
    def inventaris(self) -> SqlInventaris:
        return SqlInventaris(self._db)

    @cached_property
    def verhuizingen(self) -> SqlVerhuizingen:
        return SqlVerhuizingen(self._db)

    @property
    def is_lost(self) -> bool:
        """Answer whether the database went away during this transaction."""
        return self._db.connection.invalidated

    @property
    def livc_id(self) -> LivcId | None:
        """The LIVC-R of the transaction."""
        return self._db.livc_id

    def once(self, question: Hashable, answer: Callable[[], A]) -> A:
        """Return what a reading transaction worked out under this name before, else work it out."""
        return self._db.once(question, answer)

    def enter(self, livc_id: LivcId) -> None:
        """Go on in one LIVC-R, in a transaction that began in none."""
        self._db.enter(livc_id)

    def delete_casus(self, casus_id: CasusId, attest: Attest) -> int:
        """Delete every row of a casus and its slot; its audit rows are reduced, and not counted."""
        rows = destruction.delete_rows_of(self._db, casus_id)
        self._db.casussen.pop(casus_id, None)
        self.audit.reduce(casus_id, attest)
        self.deleted_casus = True
        return rows


@dataclass(frozen=True)
class Known:
    """What a process remembers: versions, which never change, and lists of members, each with its count."""

    versions: Cache = field(default_factory=Cache)
    leden: Lists = field(default_factory=dict)


class SqlUnitOfWork:
    """Opens transactions on SQLite or PostgreSQL; `now` is the real time.

    On SQLite a second `begin` inside the first, in one thread, waits for itself and fails after ten seconds.
    """

    def __init__(self, engine: Engine, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._now = now
        self._known = Known()
        self._log_holds_deleted = False
        self._pages_hold_deleted = (
            True  # for all we know: the process before this one may have died too early
        )

    @contextmanager
    def begin(self, livc_id: LivcId | None) -> Iterator[SqlTx]:
        """Open a writing transaction; on SQLite it holds the only write lock from here on."""
        with translated(), self._transaction(livc_id) as db:
            tx = SqlTx(db, self._known, self._now)
            yield tx
            tx.audit.flush()
        self._pages_hold_deleted |= tx.deleted_casus
        if self._log_holds_deleted:
            with suppress(StorageError):  # what was asked here is kept; the next one tries again
                self.checkpoint()

    @contextmanager
    def read(self, livc_id: LivcId | None) -> Iterator[SqlTx]:
        """Open a transaction for reading; audit rows are written in a short second one before this block ends.

        When they cannot be written the block fails, and what was read is not shown.
        """
        with translated():
            with self.opened(livc_id) as db:
                tx = self.reading_in(db, self.real_now())
                yield tx
            self.write_reads(tx)

    def for_page(self) -> PageReads:
        """Return this for one request, of which all reading lies in one transaction until its `end`."""
        return PageReads(self)

    def real_now(self) -> datetime:
        """Return the real time."""
        return self._now()

    @contextmanager
    def opened(self, livc_id: LivcId | None) -> Iterator[Db]:
        """Open a connection to read on; there is nothing to commit, whatever became of it."""
        connection, transaction = self._begun({"livc_id": livc_id, "writing": False})
        with connection:
            try:
                yield Db(connection, livc_id, writable=False)
            finally:
                transaction.rollback()

    def reading_in(self, db: Db, moment: datetime) -> SqlTx:
        """Return what reads on an open connection, at a moment of real time, and gathers audit rows of its own."""
        return SqlTx(db, self._known, lambda: moment)

    def write_reads(self, tx: SqlTx) -> None:
        """Write the audit rows that reading gathered, in a transaction of their own."""
        if tx.audit.gathered:
            with self._transaction(tx.livc_id) as db:
                SqlAudit(db).flush_reads(tx.audit.gathered)

    def close(self) -> None:
        """Let go of every connection: the last one of SQLite empties its log into the file and takes it away."""
        self._engine.dispose()

    def checkpoint(self) -> bool:
        """Empty the write-ahead log of SQLite after a destruction; False when someone is in the way.

        After the destruction of a casus, and the first time in a process, the file itself is rewritten first. When
        it could not be done, every writing transaction of this process tries again at its end, until it succeeds.
        """
        if self._engine.dialect.name == "sqlite":
            self._log_holds_deleted = True  # until it succeeds
            with translated():
                if self._pages_hold_deleted:
                    self._pages_hold_deleted = not rewrite_pages(self._engine)
                self._log_holds_deleted = not empty_log(self._engine) or self._pages_hold_deleted
        return not self._log_holds_deleted

    @contextmanager
    def _transaction(self, livc_id: LivcId | None) -> Iterator[Db]:
        connection, transaction = self._begun({"livc_id": livc_id, "writing": True})
        with connection, transaction:
            yield Db(connection, livc_id, writable=True)

    def _begun(self, options: Mapping[str, Any], *, again: bool = True) -> tuple[Connection, RootTransaction]:
        """Begin; on a connection that was cut off while it rested nothing was asked yet, so another does it."""
        connection = self._engine.connect().execution_options(**options)
        try:
            return connection, connection.begin()
        except DBAPIError as error:
            connection.close()
            if not (again and error.connection_invalidated):
                raise
        return self._begun(options, again=False)
