"""A private PostgreSQL for the tests: TEST_DATABASE_URL, or Debian's own binaries on a Unix socket."""

import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
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
DURABLE = ("synchronous_commit=on",)
"""On top of FAST for who kills the server: what was committed outlives its processes, if not the machine."""
LIBC = ctypes.CDLL(None)
PR_SET_PDEATHSIG = 1
OWNER = "casuspad"
"""Owns the test databases and is no superuser: row-level security would not bind a superuser."""
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
    LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGQUIT)


def _answers(conninfo: str) -> bool:
    try:
        psycopg.connect(conninfo).close()
    except psycopg.OperationalError:
        return False
    return True


@dataclass
class OwnServer:
    """A server in a private folder; root hands it to the user postgres, which refuses root itself."""

    binaries: Path
    folder: Path
    settings: tuple[str, ...] = FAST
    process: subprocess.Popen[bytes] | None = None

    @property
    def admin(self) -> str:
        """How the superuser connects."""
        return f"host={self.folder} user=postgres dbname=postgres"

    @property
    def _user(self) -> str | None:
        return "postgres" if os.geteuid() == 0 else None

    def initialise(self) -> None:
        if self._user:
            account = pwd.getpwnam(self._user)
            os.chown(self.folder, account.pw_uid, account.pw_gid)
        # fmt: off
        subprocess.run(
            [self.binaries / "initdb", "-D", self.folder / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8",
             "--locale=C.UTF-8", "--no-sync", "--no-instructions"],
            user=self._user, cwd=self.folder, check=True, stdout=subprocess.DEVNULL,
        )
        # fmt: on

    def start(self) -> None:
        log = self.folder / "server.log"
        given = (*self.settings, f"unix_socket_directories={self.folder}")
        options = [part for setting in given for part in ("-c", setting)]
        with log.open("ab") as out:
            self.process = subprocess.Popen(
                [self.binaries / "postgres", "-D", self.folder / "data", *options],
                user=self._user, cwd=self.folder, stdout=out, stderr=out, stdin=subprocess.DEVNULL,
                start_new_session=True, preexec_fn=_end_with_parent,  # noqa: PLW1509  one call into the C library
            )  # fmt: skip
        self.await_ready()

    def await_ready(self) -> None:
        """Wait until it answers: after a start, or when it recovers by itself."""
        deadline = time.monotonic() + 30
        while not _answers(self.admin):
            if self.process is None or self.process.poll() is not None or time.monotonic() > deadline:
                log = (self.folder / "server.log").read_text(errors="replace")
                raise RuntimeError(f"PostgreSQL did not start:\n{log[-4000:]}")
            time.sleep(0.03)

    def limit_files(self, pids: Iterable[int], size: str) -> None:
        """Let no file grow beyond a size in some of its processes; only its own user may ask that."""
        for pid in pids:
            command = ["prlimit", "--pid", str(pid), f"--fsize={size}:unlimited"]
            subprocess.run(command, user=self._user, cwd=self.folder, check=False, stderr=subprocess.DEVNULL)

    def stop(self, how: signal.Signals = signal.SIGQUIT) -> None:
        """Stop: SIGINT in order, SIGQUIT as after a crash."""
        if self.process is not None:
            self.process.send_signal(how)
            self.process.wait(timeout=30)


@contextmanager
def own_server(*more: str) -> Iterator[tuple[OwnServer, URL]]:
    """Yield a server of one's own, with settings on top of the fast ones, and its URL for the owner."""
    binaries = find_binaries()
    if binaries is None:
        raise PostgresMissingError
    folder = Path(tempfile.mkdtemp(prefix="casuspad-pg-", dir="/tmp"))
    own = OwnServer(binaries, folder, (*FAST, *more))
    try:
        own.initialise()
        own.start()
        with psycopg.connect(own.admin, autocommit=True) as connection:
            connection.execute(f"CREATE ROLE {OWNER} LOGIN CREATEDB NOSUPERUSER".encode())
        yield own, URL.create("postgresql+psycopg", OWNER, database="postgres", query={"host": str(folder)})
    finally:
        own.stop()
        shutil.rmtree(folder, ignore_errors=True)


def given() -> str | None:
    """Return the URL of a server that somebody else runs, if there is one."""
    return os.environ.get("TEST_DATABASE_URL")


@contextmanager
def running() -> Iterator[Server]:
    """Yield a server for this test process; what it created in a given server is dropped afterwards."""
    prefix = f"casuspad_test_{os.getpid()}"
    url_given = given()
    if not url_given:
        with own_server() as (_, url):
            yield Server(url, prefix, count(1))
        return
    server = Server(make_url(url_given).set(drivername="postgresql+psycopg"), prefix, count(1))
    try:
        yield server
    finally:
        for number in range(1, next(server.numbers)):
            name = f"{prefix}_{number}"
            server.drop(server.url.set(database=name).render_as_string(hide_password=False))
