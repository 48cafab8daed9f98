"""The connection to SQLite or PostgreSQL, set so that what is committed is durable and what is deleted is gone."""

import sqlite3
from typing import Any

from psycopg.sql import SQL, Literal
from sqlalchemy import URL, Connection, Engine, StaticPool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, OperationalError

from app.persistence import guard
from app.persistence.errors import DatabaseAddressError
from app.persistence.patience import connect_arguments

KEPT_OPEN = 32
"""Connections a process keeps once it needed them: as many as it has threads, or each request opens one anew."""
NOTHING = ";"
"""Asks nothing; what comes back tells that the connection lives."""
TELL = SQL("SELECT set_config('casuspad.livc', {}, true)")
"""Lets row-level security know the LIVC-R, until the end of the transaction."""
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_PATIENCE = "PRAGMA busy_timeout = 10000"
_PRAGMAS = (
    _PATIENCE,
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
)


def make_engine(url: str) -> Engine:
    """Return an engine that watches its statements.

    Row-level security on PostgreSQL does not bind a superuser: give the application a plain role.
    An SQLite database in memory is one connection: for one thread at a time.
    """
    engine = _engine(url, connect_arguments())
    guard.install(engine)
    return engine


def plain_engine(url: str) -> Engine:
    """Return an engine for migrations, which name tables in SQL as text and may wait for long."""
    return _engine(url, {"options": "-c timezone=UTC"})


def _engine(url: str, postgresql: dict[str, object]) -> Engine:
    parsed = database_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _sqlite_engine(parsed)
    return _postgresql_engine(parsed, postgresql)


def database_url(url: str) -> URL:
    """Return the URL with the driver we ship, whatever way PostgreSQL was written."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        raise DatabaseAddressError from None  # what SQLAlchemy says may repeat the password
    if parsed.drivername in {"postgres", "postgresql"}:
        return parsed.set(drivername="postgresql+psycopg")
    return parsed


def empty_log(engine: Engine) -> bool:
    """Move SQLite's write-ahead log into the file and truncate it; False when a reader is in the way."""
    with engine.connect().execution_options(outside=True) as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 200")
        try:
            busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").scalar()
        finally:
            connection.exec_driver_sql(_PATIENCE)
    return not busy


def rewrite_pages(engine: Engine) -> bool:
    """Rewrite SQLite's file, because `secure_delete` leaves copies of rows that a page once moved.

    False when another writer is in the way.
    """
    with engine.connect().execution_options(outside=True) as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 200")
        connection.exec_driver_sql("PRAGMA temp_store = MEMORY")  # no second file with what is deleted
        try:
            connection.exec_driver_sql("VACUUM")
        except OperationalError as error:
            if getattr(error.orig, "sqlite_errorcode", None) not in _BUSY:
                raise
            return False
        finally:
            connection.exec_driver_sql(_PATIENCE)
    return True


def _postgresql_engine(url: URL, arguments: dict[str, object]) -> Engine:
    """A read outside a LIVC-R is in no transaction; every other begins with its LIVC-R, in one message.

    What is sent first fails on a connection that was cut off (`unit_of_work` then takes another).
    """
    given = {**arguments, "autocommit": True}  # transactions are begun below, not by the driver
    engine = create_engine(url, pool_size=KEPT_OPEN, connect_args=given)

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        options = connection.get_execution_options()
        if livc_id := options.get("livc_id"):
            connection.exec_driver_sql(f"BEGIN; {TELL.format(Literal(livc_id)).as_string()}")
        else:
            connection.exec_driver_sql("BEGIN" if options.get("writing", True) else NOTHING)

    return engine


def _sqlite_engine(url: URL) -> Engine:
    in_memory = url.database in {None, "", ":memory:"}
    options: dict[str, Any] = {"poolclass": StaticPool} if in_memory else {"pool_size": KEPT_OPEN}
    engine = create_engine(url, connect_args={"check_same_thread": False, "timeout": 10}, **options)

    @event.listens_for(engine, "connect")
    def _connected(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # transactions are begun below, not by the driver
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal" and not in_memory:
            connection.execute("PRAGMA journal_mode = WAL")

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        options = connection.get_execution_options()
        if not options.get("outside"):  # a checkpoint inside a transaction would wait for itself
            connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writing") else "BEGIN")

    return engine
