"""A private PostgreSQL for the tests: TEST_DATABASE_URL, or Debian's own binaries on a Unix socket."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count

import psycopg
from sqlalchemy import URL, make_url

FAST = (
    "fsync=off",
    "full_page_writes=off",
    "synchronous_commit=off",
    "shared_buffers=32MB",
)
DROP_ATTEMPTS = 20


class PostgresMissingError(Exception):
    """There is no PostgreSQL to test with; the sentence says how to get one."""

    def __init__(self) -> None:
        super().__init__(
            "No PostgreSQL: `apt-get install postgresql`, or set TEST_DATABASE_URL to a role that may create "
            "databases and is no superuser; CASUSPAD_TEST_DATABASES=sqlite leaves PostgreSQL out."
        )


@dataclass(frozen=True)
class Server:
    """A running server; `url` points at a database from which others can be created."""

    url: URL
    prefix: str
    numbers: Iterator[int]

    def _run(self, statement: str) -> None:
        with psycopg.connect(_conninfo(self.url), autocommit=True) as connection:
            connection.execute(statement.encode())

    def create(self, template: str | None = None) -> str:
        """Create a database, empty or a copy of `template`, and return its SQLAlchemy URL."""
        name = f"{self.prefix}_{next(self.numbers)}"
        copy = f' TEMPLATE "{make_url(template).database}"' if template else ""
        self._run(f'CREATE DATABASE "{name}"{copy}')
        return self.url.set(database=name).render_as_string(hide_password=False)

    def drop(self, url: str) -> None:
        """Drop a database, whoever is still connected."""
        statement = f'DROP DATABASE IF EXISTS "{make_url(url).database}" WITH (FORCE)'
        for _ in range(DROP_ATTEMPTS):  # autovacuum, a process we may not end, can be in it for a moment
            try:
                self._run(statement)
            except psycopg.errors.InsufficientPrivilege:
                time.sleep(0.5)
            else:
                return
        self._run(statement)

    def template(self, fill: Callable[[str], None]) -> str:
        """Create a database, let `fill` build it, and return its URL, to be copied by `create`."""
        url = self.create()
        fill(url)
        return url


def cut_off(url: str, database: str | None = None) -> int:
    """End every connection of ours to a database, as an administrator does; return how many there were.

    What PostgreSQL does there by itself (autovacuum) is none of ours, and may not be ended by us.
    """
    asked = make_url(url)
    with psycopg.connect(
        _conninfo(asked.set(database=database or asked.database)), autocommit=True
    ) as connection:
        return len(connection.execute(OURS, (asked.database,)).fetchall())


OURS = (
    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
    " WHERE datname = %s AND usename = current_user AND pid <> pg_backend_pid()"
)


def _conninfo(url: URL) -> str:
    return url.set(drivername="postgresql").render_as_string(hide_password=False)


@contextmanager
def _own_server() -> Iterator[URL]:
    """Start a server that may lose everything: quick, and only ever for invented data."""
    from app.bench import postgres  # it brings the whole house along

    try:
        with postgres.own_cluster(FAST) as cluster:
            yield URL.create(
                "postgresql+psycopg", postgres.OWNER, database="postgres", query={"host": str(cluster.folder)}
            )
    except postgres.PostgresMissingError as error:
        raise PostgresMissingError from error


@contextmanager
def running() -> Iterator[Server]:
    """Yield a server for this test process; what it created in a given server is dropped afterwards."""
    prefix = f"casuspad_test_{os.getpid()}"
    given = os.environ.get("TEST_DATABASE_URL")
    if not given:
        with _own_server() as url:
            yield Server(url, prefix, count(1))
        return
    server = Server(make_url(given).set(drivername="postgresql+psycopg"), prefix, count(1))
    try:
        yield server
    finally:
        for number in range(1, next(server.numbers)):
            name = f"{prefix}_{number}"
            server.drop(server.url.set(database=name).render_as_string(hide_password=False))
