"""Brings a database to the schema of this program, once, before any worker opens it."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, func, select

from app.persistence.engine import database_url, plain_engine
from app.persistence.errors import translated
from app.persistence.schema_version import MIGRATIONS, reasons

_LOCK = 0x6361737573  # "casus"


def upgrade(url: str) -> None:
    """Run the migrations that are missing, all or none; a second process waits, and finds nothing to do."""
    engine = plain_engine(url)
    with translated(), reasons(), _file_lock(url), _closing(engine), engine.connect() as plain:
        connection = plain.execution_options(writing=True)
        with connection.begin():
            if connection.dialect.name == "postgresql":
                connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
            config = _config()
            config.attributes["connection"] = connection
            command.upgrade(config, "head")


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    return config


@contextmanager
def _file_lock(url: str) -> Iterator[None]:
    """Hold a lock beside an SQLite file: turning on its write-ahead log cannot wait for another process."""
    parsed = database_url(url)
    if parsed.get_backend_name() != "sqlite" or parsed.database in {None, "", ":memory:"}:
        yield
        return
    beside = Path(f"{parsed.database}.lock")
    beside.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with beside.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextmanager
def _closing(engine: Engine) -> Iterator[None]:
    try:
        yield
    finally:
        engine.dispose()
