"""Web and worker as processes of their own, that can be killed; and people who come to them over HTTP."""

import contextlib
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http.client import HTTPException
from http.cookiejar import CookieJar
from pathlib import Path
from signal import SIGKILL
from typing import BinaryIO

from app.services.demo.seed_demo import WACHTWOORD

ROOT = Path(__file__).resolve().parents[2]
CLI = [sys.executable, "-m", "app.cli"]
READY_SECONDS = 60.0
REQUEST_SECONDS = 30.0
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
LOST = 0
"""Status of a request that got no answer."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(folder: Path, more: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of an installation in a folder, without what the surroundings say."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("CASUSPAD_", "DATABASE_", "KEYRING_"))}
    return {**clean, "CASUSPAD_DATA": str(folder / "data"), **more}


@dataclass
class Killable:
    """A command in a process group of its own."""

    arguments: Sequence[str]
    environment: Mapping[str, str]
    log: BinaryIO
    process: subprocess.Popen[bytes] | None = None
    kills: int = 0

    def start(self) -> None:
        self.process = subprocess.Popen(
            [*CLI, *self.arguments],
            env=dict(self.environment),
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=self.log,
            stderr=self.log,
            process_group=0,
        )

    def kill(self) -> None:
        """Kill the whole group, as a power cut would."""
        assert self.process is not None
        assert self.process.poll() is None, "it ended by itself"
        self.kills += 1
        self.end()

    def end(self) -> None:
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, SIGKILL)
            self.process.wait()


@dataclass
class Service:
    """An installation with web and worker running."""

    folder: Path
    more: Mapping[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)

    def __post_init__(self) -> None:
        self.environment = environment(self.folder, {"PORT": str(self.port), **self.more})
        self.log_file = self.folder / "log"
        self._log = self.log_file.open("ab")
        serve = ["serve", "--processes", "1", "--threads", "4"]
        self.web = Killable(serve, self.environment, self._log)
        self.worker = Killable(["worker"], self.environment, self._log)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> "Service":
        self.web.start()
        self.worker.start()
        self.await_web()
        return self

    def __exit__(self, *_: object) -> None:
        for each in (self.web, self.worker):
            each.end()
        self._log.close()

    def await_web(self) -> None:
        until = time.monotonic() + READY_SECONDS
        while time.monotonic() < until:
            with contextlib.suppress(OSError, HTTPException):
                urllib.request.urlopen(f"{self.url}/dringend-gevaar", timeout=5).close()
                return
            assert self.web.process is not None
            assert self.web.process.poll() is None, f"web ended:\n{self.tail()}"
            time.sleep(0.02)
        raise AssertionError(f"web does not answer:\n{self.tail()}")

    def tail(self) -> str:
        return self.log_file.read_text(errors="replace")[-3000:]


class _Stay(urllib.request.HTTPRedirectHandler):
    """Leaves a redirect to the reader: it says that the step was accepted."""

    def redirect_request(self, *_: object) -> None:  # type: ignore[override]
        return None


@dataclass(frozen=True)
class Answer:
    """What came back; status 0 when nothing did."""

    status: int
    text: str = ""
    location: str = ""

    @property
    def is_accepted(self) -> bool:
        return self.status == 302 and "/aanmelden" not in self.location


class Browser:
    """One person with cookies."""

    def __init__(self, service: Service, name: str) -> None:
        self._service, self._name = service, name
        self._opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(CookieJar()), _Stay()
        )

    def log_in(self) -> Answer:
        email = f"{self._name}@lindervoorde.example"
        return self.submit("/aanmelden", "/aanmelden", {"email": [email], "wachtwoord": [WACHTWOORD]})

    def submit(self, page: str, action: str, fields: Mapping[str, Sequence[str]]) -> Answer:
        """Open the page, as one does, and send its form; what the page answers when there is no form."""
        shown = self.ask(page)
        token = TOKEN.search(shown.text)
        if shown.status != 200 or token is None:
            return shown
        return self.ask(action, {"csrf_token": [token[1]], **fields})

    def ask(self, path: str, fields: Mapping[str, Sequence[str]] | None = None) -> Answer:
        data = None if fields is None else urllib.parse.urlencode(fields, doseq=True).encode()
        try:
            with self._opener.open(f"{self._service.url}{path}", data, REQUEST_SECONDS) as answer:
                return Answer(answer.status, answer.read().decode())
        except urllib.error.HTTPError as error:
            with error:
                return _refused(error)
        except (OSError, HTTPException):
            return Answer(LOST)


def _refused(error: urllib.error.HTTPError) -> Answer:
    try:
        return Answer(error.code, error.read().decode(), error.headers.get("Location", ""))
    except (OSError, HTTPException):
        return Answer(LOST)
