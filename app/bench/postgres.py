"""A private PostgreSQL on a Unix socket, gone with the process that started it: for benches, and for the tests."""

import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import psycopg

OWNER = "casuspad"
"""Owns the databases and is no superuser: row-level security would not bind a superuser."""
READY_SECONDS = 30
REMOVE_SECONDS = 5
PR_SET_PDEATHSIG = 1
PRIVATE = ("listen_addresses=",)


class PostgresMissingError(Exception):
    """There are no PostgreSQL programs on this machine."""

    def __init__(self) -> None:
        super().__init__("PostgreSQL is hier niet geïnstalleerd; alleen SQLite is gemeten.")


@dataclass(frozen=True)
class Cluster:
    """A running server; `folder` holds its socket."""

    folder: Path
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def create(self) -> str:
        """Create an empty database and return its URL."""
        name = f"bench_{next(self.numbers)}"
        with psycopg.connect(self.conninfo("postgres"), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"'.encode())
        return f"postgresql+psycopg://{OWNER}@/{name}?host={self.folder}"

    def conninfo(self, database: str, user: str = OWNER) -> str:
        """Return how psycopg reaches a database."""
        return f"host={self.folder} user={user} dbname={database}"


def find_binaries() -> Path | None:
    """Return the folder with initdb and postgres, the newest version first."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]), reverse=True
    )
    on_path = shutil.which("initdb")
    return found[0].parent if found else Path(on_path).resolve().parent if on_path else None


@contextmanager
def own_cluster(settings: Sequence[str] = ()) -> Iterator[Cluster]:
    """Start a server in a private folder and end it; without `settings` a commit is durable.

    Root hands it to the user postgres, for PostgreSQL refuses root itself. Raises `PostgresMissingError`.
    """
    binaries = find_binaries()
    if binaries is None:
        raise PostgresMissingError
    user = "postgres" if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="casuspad-pg-", dir="/tmp"))  # short, for a socket
    try:
        _initialise(binaries, folder, user)
        with _serving(binaries, folder, user, settings):
            yield Cluster(folder)
    finally:
        _remove(folder)


def _remove(folder: Path) -> None:
    """Remove it; what initdb had started may still write for a moment when initdb itself was ended."""
    deadline = time.monotonic() + REMOVE_SECONDS
    while folder.exists() and time.monotonic() < deadline:
        shutil.rmtree(folder, ignore_errors=True)
        if folder.exists():
            time.sleep(0.05)


def _initialise(binaries: Path, folder: Path, user: str | None) -> None:
    if user:
        account = pwd.getpwnam(user)
        os.chown(folder, account.pw_uid, account.pw_gid)
    # fmt: off
    command: list[str | Path] = [
        binaries / "initdb", "-D", folder / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8",
        "--locale=C.UTF-8", "--no-sync", "--no-instructions",
    ]
    # fmt: on
    subprocess.run(command, user=user, cwd=folder, check=True, stdout=subprocess.DEVNULL)  # noqa: S603


@contextmanager
def _serving(binaries: Path, folder: Path, user: str | None, settings: Sequence[str]) -> Iterator[None]:
    given = (*PRIVATE, f"unix_socket_directories={folder}", *settings)
    options = [part for setting in given for part in ("-c", setting)]
    log = folder / "server.log"
    with log.open("wb") as out:
        server = subprocess.Popen(  # noqa: S603  our own words
            [binaries / "postgres", "-D", folder / "data", *options],
            user=user, cwd=folder, stdout=out, stderr=out, stdin=subprocess.DEVNULL,
            start_new_session=True, preexec_fn=_end_with_parent,  # noqa: PLW1509  one thread
        )  # fmt: skip
    try:
        admin = f"host={folder} user=postgres dbname=postgres"
        _wait_until_ready(admin, server, log)
        with psycopg.connect(admin, autocommit=True) as connection:
            connection.execute(f"CREATE ROLE {OWNER} LOGIN CREATEDB NOSUPERUSER".encode())
        yield
    finally:
        server.send_signal(signal.SIGQUIT)
        server.wait(timeout=READY_SECONDS)


def _end_with_parent() -> None:
    """Let the server stop at once when the process that started it dies, even by kill -9 (Linux)."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGQUIT)


def _wait_until_ready(conninfo: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while True:
        try:
            psycopg.connect(conninfo).close()
        except psycopg.OperationalError:
            if server.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text()}") from None
            time.sleep(0.03)
        else:
            return
