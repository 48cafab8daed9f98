"""Counts what reaches the databases, for the benches."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, event

from app.persistence.engine import database_url, make_engine

_NOT_COUNTED = re.compile(r"\s*(BEGIN( IMMEDIATE)?|COMMIT|ROLLBACK|;)\s*$", re.IGNORECASE)
"""A BEGIN with a statement behind it counts as that statement."""
_SQLITE_SYNCHRONOUS = ("OFF", "NORMAL", "FULL", "EXTRA")


@dataclass
class Counted:
    """Statements of the database and of anything else (the keyring), and commits of writing transactions.

    `executed` is how often the database carried a statement out: one that is sent once with ten rows, ten times.
    """

    url: str
    statements: int = 0
    executed: int = 0
    keyring_statements: int = 0
    commits: int = 0

    def sent(
        self, connection: Connection, _cursor: object, statement: str, rows: Sequence[object], *how: object
    ) -> None:
        """Count a statement."""
        if _NOT_COUNTED.match(statement):
            return
        if self._is_ours(connection):
            self.statements += 1
            self.executed += len(rows) if how[-1] is True else 1
        else:
            self.keyring_statements += 1

    def committed(self, connection: Connection) -> None:
        """Count a commit, unless the transaction was opened for reading."""
        if self._is_ours(connection) and connection.get_execution_options().get("writing"):
            self.commits += 1

    def _is_ours(self, connection: Connection) -> bool:
        return connection.engine.url == database_url(self.url)


@contextmanager
def counting(url: str) -> Iterator[Counted]:
    """Count in this block, over every engine of this process."""
    counted = Counted(url)
    listeners = (("before_cursor_execute", counted.sent), ("commit", counted.committed))
    for name, listener in listeners:
        event.listen(Engine, name, listener)
    try:
        yield counted
    finally:
        for name, listener in listeners:
            event.remove(Engine, name, listener)


def durability(url: str) -> str:
    """Say how durable a commit is on a connection as the application opens them."""
    engine = make_engine(url)
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            level = int(connection.exec_driver_sql("PRAGMA synchronous").scalar_one())
            said = f"SQLite, synchronous={_SQLITE_SYNCHRONOUS[level]}"
        else:
            said = f"PostgreSQL, fsync={connection.exec_driver_sql('SHOW fsync').scalar_one()}"
    engine.dispose()
    return said
