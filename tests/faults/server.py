"""A PostgreSQL that a test may stop, let fall and start again, and whose processes it may limit."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from sqlalchemy import URL

from app.bench import postgres
from tests.pg import FAST

SETTINGS = (*postgres.PRIVATE, *FAST, "synchronous_commit=on")
"""What was committed outlives the server's processes, if not the machine: nothing here switches that off."""


@dataclass
class OwnServer:
    """A server in a private folder; root hands it to the user postgres, which refuses root itself."""

    binaries: Path
    folder: Path
    user: str | None
    process: subprocess.Popen[bytes] | None = None

    @property
    def admin(self) -> str:
        """How the superuser connects."""
        return f"host={self.folder} user=postgres dbname=postgres"

    def start(self) -> None:
        given = (*SETTINGS, f"unix_socket_directories={self.folder}")
        options = [part for setting in given for part in ("-c", setting)]
        with (self.folder / "server.log").open("ab") as out:
            self.process = subprocess.Popen(
                [self.binaries / "postgres", "-D", self.folder / "data", *options],
                user=self.user, cwd=self.folder, stdout=out, stderr=out, stdin=subprocess.DEVNULL,
                start_new_session=True, preexec_fn=postgres._end_with_parent,  # noqa: PLW1509  a call into C
            )  # fmt: skip
        self.await_ready()

    def await_ready(self) -> None:
        """Wait until it answers: after a start, or when it recovers by itself."""
        deadline = time.monotonic() + postgres.READY_SECONDS
        while not _answers(self.admin):
            if self.process is None or self.process.poll() is not None or time.monotonic() > deadline:
                log = (self.folder / "server.log").read_text(errors="replace")
                raise RuntimeError(f"PostgreSQL did not start:\n{log[-4000:]}")
            time.sleep(0.03)

    def checkpoint(self) -> None:
        """Write everything down. A sequence in a copied database goes back when the server falls before that."""
        with psycopg.connect(self.admin, autocommit=True) as connection:
            connection.execute("CHECKPOINT")

    def limit_files(self, pids: Iterable[int], size: str) -> None:
        """Let no file grow beyond a size in some of its processes; only its own user may ask that."""
        for pid in pids:
            command = ["prlimit", "--pid", str(pid), f"--fsize={size}:unlimited"]
            subprocess.run(command, user=self.user, cwd=self.folder, check=False, stderr=subprocess.DEVNULL)

    def stop(self, how: signal.Signals = signal.SIGQUIT) -> None:
        """Stop: SIGINT in order, SIGQUIT as after a crash."""
        if self.process is not None:
            self.process.send_signal(how)
            self.process.wait(timeout=postgres.READY_SECONDS)


def _answers(conninfo: str) -> bool:
    try:
        psycopg.connect(conninfo).close()
    except psycopg.OperationalError:
        return False
    return True


@contextmanager
def own_server() -> Iterator[tuple[OwnServer, URL]]:
    """Yield a server of one's own, and its URL for the owner of databases."""
    binaries = postgres.find_binaries()
    if binaries is None:
        raise postgres.PostgresMissingError
    folder = Path(tempfile.mkdtemp(prefix="casuspad-pg-", dir="/tmp"))  # short, for a socket
    own = OwnServer(binaries, folder, "postgres" if os.geteuid() == 0 else None)
    try:
        postgres._initialise(binaries, folder, own.user)
        own.start()
        with psycopg.connect(own.admin, autocommit=True) as connection:
            connection.execute(f"CREATE ROLE {postgres.OWNER} LOGIN CREATEDB NOSUPERUSER".encode())
        host = {"host": str(folder)}
        yield own, URL.create("postgresql+psycopg", postgres.OWNER, database="postgres", query=host)
    finally:
        own.stop()
        shutil.rmtree(folder, ignore_errors=True)
