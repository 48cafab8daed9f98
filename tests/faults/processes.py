"""Web and workers as processes of their own, that can be struck in every way."""

import contextlib
import json
import os
import resource
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from signal import SIGCONT, SIGKILL, SIGSTOP

from sqlalchemy import make_url

from tests.faults.clock import ShiftedClock
from tests.faults.trap import TrapFolder

ROOT = Path(__file__).resolve().parents[2]
CLI = [sys.executable, "-m", "app.cli"]
READY_SECONDS = 60.0
WORKERS = 2


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(folder: Path, more: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of an installation in a folder, without what the surroundings say."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("CASUSPAD_", "DATABASE_", "KEYRING_"))}
    return {**clean, "CASUSPAD_DATA": str(folder / "data"), **more}


class Zygote:
    """Forks processes that are ready at once; when it ends, so do they."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.zygote"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        assert self._told() == "ready"

    def fork(self, command: str, environment: Mapping[str, str], log: Path) -> int:
        assert self._process.stdin
        self._process.stdin.write(json.dumps([command, dict(environment), str(log)]) + "\n")
        self._process.stdin.flush()
        return int(self._told())

    def run(self, command: str, environment: Mapping[str, str], log: Path) -> None:
        """Fork, and wait until it ended."""
        pid = self.fork(command, environment, log)
        while is_alive(pid):
            time.sleep(0.02)

    def end(self) -> None:
        self._process.kill()
        self._process.wait()

    def _told(self) -> str:
        assert self._process.stdout
        return self._process.stdout.readline().strip()


def is_alive(pid: int) -> bool:
    """Answer whether the process is there and no zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def children(pid: int) -> list[int]:
    try:
        return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except (FileNotFoundError, ProcessLookupError):
        return []


@dataclass
class Struck:
    """One command of the installation, in a process group of its own."""

    name: str
    command: str
    zygote: Zygote
    environment: Mapping[str, str]
    log: Path
    pid: int = 0

    @property
    def is_alive(self) -> bool:
        return bool(self.pid) and is_alive(self.pid)

    @property
    def processes(self) -> list[int]:
        """The process, and those it forked: gunicorn's own."""
        return [self.pid, *children(self.pid)] if self.is_alive else []

    def start(self) -> None:
        self.pid = self.zygote.fork(self.command, self.environment, self.log)

    def kill(self) -> bool:
        """Kill the whole group, as a power cut would; False when it was dead already."""
        lived = self.is_alive
        if self.pid:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.pid, SIGKILL)
        while lived and is_alive(self.pid):
            time.sleep(0.002)
        return lived

    def kill_child(self) -> bool:
        """Kill the process that serves, and leave the one that looks after it; False when there is none."""
        for child in children(self.pid):
            if is_alive(child):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(child, SIGKILL)
                return True
        return False

    def stop(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, SIGSTOP)

    def go_on(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, SIGCONT)

    def limit_files(self, size: int) -> None:
        """Let no file grow beyond a size: the disk is full; -1 makes room again."""
        for pid in self.processes:
            with contextlib.suppress(ProcessLookupError):
                resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


@dataclass
class Service:
    """An installation with one web server and two workers running."""

    zygote: Zygote
    folder: Path
    more: Mapping[str, str]
    port: int = field(default_factory=free_port)

    def __post_init__(self) -> None:
        told = {"PORT": str(self.port), "FAULTS_PLACE": str(self.folder), **self.more}
        self.environment = environment(self.folder, told)
        self.log = self.folder / "log"
        self.log.touch()
        self.clock = ShiftedClock(self.folder / "clock")
        self.traps = TrapFolder(self.folder)
        self.web = self._struck("web", "web")
        self.workers = [self._struck(f"worker {n + 1}", "worker") for n in range(WORKERS)]

    def _struck(self, name: str, command: str) -> Struck:
        return Struck(name, command, self.zygote, self.environment, self.log)

    @property
    def is_sqlite(self) -> bool:
        return self.more["DATABASE_URL"].startswith("sqlite")

    @property
    def sqlite_files(self) -> list[Path]:
        return [Path(make_url(self.more[name]).database or "") for name in ("DATABASE_URL", "KEYRING_URL")]

    @property
    def all(self) -> list[Struck]:
        return [self.web, *self.workers]

    def revive(self) -> None:
        """Start what is dead, and wait until the web answers: what a supervisor does."""
        dead = [each for each in self.all if not each.is_alive]
        for each in dead:
            each.start()
        if dead:
            self.await_web()

    def await_web(self) -> None:
        until = time.monotonic() + READY_SECONDS
        while not self._answers():
            assert time.monotonic() < until, f"web does not answer:\n{self.tail()}"
            time.sleep(0.01)

    def _answers(self) -> bool:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/dringend-gevaar")
            return connection.getresponse().status == 200
        except (OSError, HTTPException):
            if not self.web.is_alive:
                self.web.start()
            return False
        finally:
            connection.close()

    def tail(self) -> str:
        return self.log.read_text(errors="replace")[-4000:]


@contextmanager
def running(zygote: Zygote, folder: Path, more: Mapping[str, str]) -> Iterator[Service]:
    """Yield the installation, running; afterwards nothing runs, whatever happened."""
    service = Service(zygote, folder, more)
    try:
        service.revive()
        yield service
    finally:
        for each in service.all:
            each.kill()
