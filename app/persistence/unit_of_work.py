"""The only place that begins, commits and rolls back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Engine

from app.domain.ids import CasusId, LivcId
from app.persistence import destruction
from app.persistence.audit import SqlAudit
from app.persistence.casussen import SqlCasussen
from app.persistence.db import Db
from app.persistence.engine import empty_log, rewrite_pages
from app.persistence.errors import translated
from app.persistence.instanties import SqlInstanties
from app.persistence.items import SqlItems
from app.persistence.ledenlijst import Lists
from app.persistence.outbox import SqlOutbox
from app.persistence.people import SqlLivcs, SqlPeople
from app.persistence.reports import SqlReports
from app.persistence.sessies import SqlSessies
from app.persistence.slots import SqlSlots
from app.persistence.tafel import SqlTafel
from app.persistence.taken import SqlTaken
from app.persistence.verhuizingen import SqlVerhuizingen
from app.persistence.versies import Cache, SqlVersies


class SqlTx:
    """One open transaction in one LIVC-R, or over the global tables when there is none."""

    def __init__(self, db: Db, known: "Known", now: Callable[[], datetime]) -> None:
        self._db = db
        self.livcs = SqlLivcs(db, now)
        self.people = SqlPeople(db, self.livcs, known.leden)
        self.sessies = SqlSessies(db)
        self.versies = SqlVersies(db, known.versions)
        self.slots = SqlSlots(db)
        self.casussen = SqlCasussen(db)
        self.instanties = SqlInstanties(db)
        self.taken = SqlTaken(db)
        self.tafel = SqlTafel(db)
        self.items = SqlItems(db)
        self.outbox = SqlOutbox(db)
        self.audit = SqlAudit(db)
        self.reports = SqlReports(db)
        self.verhuizingen = SqlVerhuizingen(db)
        self.deleted_casus = False

    @property
    def livc_id(self) -> LivcId | None:
        """The LIVC-R of the transaction."""
        return self._db.livc_id

    def enter(self, livc_id: LivcId) -> None:
        """Go on in one LIVC-R, in a transaction that began in none."""
        self._db.enter(livc_id)

    def delete_casus(self, casus_id: CasusId) -> int:
        """Delete every row of a casus and its slot; its audit rows are reduced, and not counted."""
        rows = destruction.delete_rows_of(self._db, casus_id)
        self._db.casussen.pop(casus_id, None)
        self.audit.reduce(casus_id)
        self.deleted_casus = True
        return rows


@dataclass(frozen=True)
class Known:
    """What a process remembers: versions, which never change, and lists of members, each with its count."""

    versions: Cache = field(default_factory=dict)
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
        self._pages_hold_deleted = False

    @contextmanager
    def begin(self, livc_id: LivcId | None) -> Iterator[SqlTx]:
        """Open a writing transaction; on SQLite it holds the only write lock from here on."""
        with translated(), self._transaction(livc_id, writing=True) as db:
            tx = SqlTx(db, self._known, self._now)
            yield tx
            tx.audit.flush()
        self._pages_hold_deleted |= tx.deleted_casus
        if self._log_holds_deleted:
            self.checkpoint()

    @contextmanager
    def read(self, livc_id: LivcId | None) -> Iterator[SqlTx]:
        """Open a transaction for reading; audit rows are written in a short second one before this block ends.

        When they cannot be written the block fails, and what was read is not shown.
        """
        with translated():
            with self._transaction(livc_id, writing=False) as db:
                tx = SqlTx(db, self._known, self._now)
                yield tx
            if tx.audit.gathered:
                with self._transaction(tx.livc_id, writing=True) as db:
                    SqlAudit(db).flush_reads(tx.audit.gathered)

    def checkpoint(self) -> bool:
        """Empty the write-ahead log of SQLite after a destruction; False when someone is in the way.

        After the destruction of a casus the file itself is rewritten first. When it could not be done, every
        writing transaction of this process tries again at its end, until it succeeds.
        """
        if self._engine.dialect.name == "sqlite":
            with translated():
                if self._pages_hold_deleted:
                    self._pages_hold_deleted = not rewrite_pages(self._engine)
                self._log_holds_deleted = not empty_log(self._engine) or self._pages_hold_deleted
        return not self._log_holds_deleted

    @contextmanager
    def _transaction(self, livc_id: LivcId | None, *, writing: bool) -> Iterator[Db]:
        options = {"livc_id": livc_id, "writing": writing}
        with self._engine.connect().execution_options(**options) as connection, connection.begin():
            yield Db(connection, livc_id, writing)
