"""A private PostgreSQL for the tests: TEST_DATABASE_URL, or Debian's own binaries on a Unix socket."""

import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import psycopg
from sqlalchemy import URL, make_url

FAST = (
    "fsync=off",
    "full_page_writes=off",
    "synchronous_commit=off",
    "shared_buffers=32MB",
    "listen_addresses=",
)
OWNER = "casuspad"
DROP_ATTEMPTS = 20
"""Owns the test databases and is no superuser: row-level security would not bind a superuser."""


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


def _conninfo(url: URL) -> str:
    return url.set(drivername="postgresql").render_as_string(hide_password=False)


def find_binaries() -> Path | None:
    """Return the folder with initdb and postgres, the newest version first."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]), reverse=True
    )
    on_path = shutil.which("initdb")
    return found[0].parent if found else Path(on_path).resolve().parent if on_path else None


def _end_with_parent() -> None:
    """Let the server stop at once when the test process dies, even by kill -9 (Linux)."""
    pr_set_pdeathsig = 1
    ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGQUIT)


def _wait_until_ready(conninfo: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 30
    while True:
        try:
            psycopg.connect(conninfo).close()
        except psycopg.OperationalError:
            if server.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text()}") from None
            time.sleep(0.03)
        else:
            return


@contextmanager
def _own_server() -> Iterator[URL]:
    """Start a server in a private folder; root hands it to the user postgres, which refuses root itself."""
    binaries = find_binaries()
    if binaries is None:
        raise PostgresMissingError
    user = "postgres" if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="casuspad-pg-", dir="/tmp"))
    log = folder / "server.log"
    if user:
        account = pwd.getpwnam(user)
        os.chown(folder, account.pw_uid, account.pw_gid)
    # fmt: off
    subprocess.run(
        [binaries / "initdb", "-D", folder / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8",
         "--locale=C.UTF-8", "--no-sync", "--no-instructions"],
        user=user, cwd=folder, check=True, stdout=subprocess.DEVNULL,
    )
    # fmt: on
    settings = [part for setting in (*FAST, f"unix_socket_directories={folder}") for part in ("-c", setting)]
    with log.open("wb") as out:
        server = subprocess.Popen(
            [binaries / "postgres", "-D", folder / "data", *settings],
            user=user, cwd=folder, stdout=out, stderr=out, stdin=subprocess.DEVNULL,
            start_new_session=True, preexec_fn=_end_with_parent,  # noqa: PLW1509  one thread
        )  # fmt: skip
    try:
        admin = f"host={folder} user=postgres dbname=postgres"
        _wait_until_ready(admin, server, log)
        with psycopg.connect(admin, autocommit=True) as connection:
            connection.execute(f"CREATE ROLE {OWNER} LOGIN CREATEDB NOSUPERUSER".encode())
        yield URL.create("postgresql+psycopg", OWNER, database="postgres", query={"host": str(folder)})
    finally:
        server.send_signal(signal.SIGQUIT)
        server.wait(timeout=30)
        shutil.rmtree(folder, ignore_errors=True)


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
