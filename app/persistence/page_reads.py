"""What one page reads: one transaction for all its use cases, from the session to the number in the menu."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING

from app.domain.ids import LivcId
from app.persistence.db import Db
from app.persistence.errors import StorageError, translated

if TYPE_CHECKING:
    from app.persistence.unit_of_work import SqlTx, SqlUnitOfWork


class PageReads:
    """The `UnitOfWork` of one request: who asks for a page and what it shows are read at one moment, and once.

    It lives no longer than its request, in one thread. Who writes ends the moment: what is read afterwards is what
    was written. An error ends it too.
    """

    def __init__(self, own: "SqlUnitOfWork") -> None:
        self._own, self._moment = own, own.real_now()
        self._opened = ExitStack()
        self._db: Db | None = None
        self._readers = 0
        self._is_old = self._is_over = False

    def begin(self, livc_id: LivcId | None) -> "AbstractContextManager[SqlTx]":
        """Open a writing transaction; what was read before is old from here on."""
        self._age()
        return self._own.begin(livc_id)

    @contextmanager
    def read(self, livc_id: LivcId | None) -> "Iterator[SqlTx]":
        """Read on in the LIVC-R of the page, elsewhere in a transaction of its own; audit rows as ever."""
        with self._elsewhere(livc_id) or self._reading(livc_id) as tx:
            yield tx

    def for_page(self) -> "PageReads":
        """Return itself."""
        return self

    def close(self) -> None:
        """Let go of every connection, this page's first."""
        self._age()
        self._own.close()

    def checkpoint(self) -> bool:
        """Empty the log of SQLite; this page is not in the way."""
        self._age()
        return self._own.checkpoint()

    def end(self) -> None:
        """End what the page read; whatever still asks after that has a transaction of its own."""
        self._is_over = True
        self._age()

    def _elsewhere(self, livc_id: LivcId | None) -> "AbstractContextManager[SqlTx] | None":
        """Return a transaction of its own for what cannot be read along."""
        along = self._db is None or (self._db.livc_id == livc_id and not self._is_old)
        return None if along and not self._is_over else self._own.read(livc_id)

    @contextmanager
    def _reading(self, livc_id: LivcId | None) -> "Iterator[SqlTx]":
        with translated():
            with self._at_one_moment(livc_id) as db:
                tx = self._own.reading_in(db, self._moment)
                yield tx
            self._own.write_reads(tx)

    @contextmanager
    def _at_one_moment(self, livc_id: LivcId | None) -> Iterator[Db]:
        if self._db is None:
            self._db = self._opened.enter_context(self._own.opened(livc_id))
            self._moment = self._own.real_now()
        self._readers += 1
        try:
            yield self._db
        except BaseException:
            self._is_old = True
            raise
        finally:
            self._readers -= 1
            if self._is_old:
                self._age()

    def _age(self) -> None:
        """Let go of what was read, as soon as nothing reads in it."""
        self._is_old = self._db is not None
        if not self._readers:
            self._db, self._is_old = None, False
            with suppress(StorageError), translated():  # it was read; there is nothing to keep
                self._opened.close()
