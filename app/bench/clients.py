"""Clients over HTTP, in two processes so that they leave the machine to what is measured; loopback only."""

import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from http.client import HTTPConnection, HTTPException, HTTPResponse
from itertools import chain
from time import monotonic, perf_counter
from urllib.parse import urlencode

from app.bench.casework import AANMELDING, CHAIR, INTAKE, TEKST, Form
from app.bench.filling import Reader
from app.bench.place import BenchLivc
from app.bench.together import Begin, together
from app.domain.ids import LivcId

PROCESSES = 2
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
SEE_OTHER = 302
SECONDS = 30.0
LOG_IN = "/inloggen"
FORM_TYPE = "application/x-www-form-urlencoded"
COOKIE = "casuspad"
FORM_COOKIE = re.compile(r"casuspad_formulier=[^;]+")
NOTED = "/casussen/noteren"
CASUS: Sequence[tuple[str, str, Form]] = (
    (CHAIR, NOTED, {**AANMELDING, "via": "telefoon"}),
    (CHAIR, "i_gesprek", INTAKE),
    ("hilde", "i_lijst", {"uitkomst": "terug", "aanwijzingen": TEKST}),
    (CHAIR, "c_uit", {"aanmelder_bericht": "telefoon"}),
)
"""Who does which step of a casus, from the phone call to the end."""


@dataclass(frozen=True)
class Crowd:
    """How many clients lead how many casussen each, for how long at most; `pages`: each reads the page first."""

    port: int
    clients: int
    casussen: int
    most_seconds: float
    pages: bool


@dataclass
class Answered:
    """What came back."""

    begun: float
    ended: float = 0.0
    milliseconds: list[float] = field(default_factory=list)
    errors: int = 0
    casussen: int = 0

    @property
    def per_second(self) -> float:
        """Return accepted submits per second."""
        return len(self.milliseconds) / (self.ended - self.begun)


@dataclass(frozen=True)
class ClientGroup:
    """The clients of one process: each has the sessions of the persons it plays."""

    crowd: Crowd
    database_url: str
    livc_id: LivcId
    sessions: Sequence[dict[str, str]]


def crowd(here: BenchLivc, asked: Crowd) -> Answered:
    """Let the clients work, all from the same moment on."""
    who = sorted({name for name, _, _ in CASUS})
    sessions = [{name: here.cookie(name) for name in who} for _ in range(asked.clients)]
    url, livc_id = here.settings.database_url, here.livc_id
    groups = [ClientGroup(asked, url, livc_id, sessions[n::PROCESSES]) for n in range(PROCESSES)]
    return _joined(list(chain.from_iterable(together(_work, groups))))


def _joined(parts: Sequence[Answered]) -> Answered:
    first, *others = parts
    joined = replace(first, milliseconds=list(first.milliseconds))
    for part in others:
        joined.begun = min(joined.begun, part.begun)
        joined.ended = max(joined.ended, part.ended)
        joined.milliseconds += part.milliseconds
        joined.errors += part.errors
        joined.casussen += part.casussen
    return joined


def _work(begin: Begin, group: ClientGroup) -> list[Answered]:
    clients = [Client(group, sessions) for sessions in group.sessions]
    begin()
    with ThreadPoolExecutor(len(clients)) as threads:
        return list(threads.map(Client.live, clients))


class Client:
    """Leads one casus after another on a connection that stays open."""

    def __init__(self, group: ClientGroup, sessions: dict[str, str]) -> None:
        """Log in, take the token of each session, and lead one casus that does not count."""
        self._crowd = group.crowd
        self._http = HTTPConnection("127.0.0.1", group.crowd.port, timeout=SECONDS)
        self._rows = Reader(group.database_url, group.livc_id)
        self._headers: dict[str, dict[str, str]] = {}
        self._tokens: dict[str, str] = {}
        for name, session in sessions.items():
            self._headers[name] = {"Cookie": f"{COOKIE}={session}"}
            self._take_token(name)
        self.answered = Answered(monotonic())
        self._lead()

    def live(self) -> Answered:
        """Lead casussen until there were enough of them, or time is up."""
        self.answered = Answered(monotonic())
        until = self.answered.begun + self._crowd.most_seconds
        while self.answered.casussen + self.answered.errors < self._crowd.casussen and monotonic() < until:
            self._lead()
        self.answered.ended = monotonic()
        return self.answered

    def _take_token(self, name: str) -> None:
        """Read a page with a form; what its session holds is kept, and sent with every form."""
        answer, text = self._asked("GET", NOTED if name == CHAIR else "/taken", name)
        found, own = TOKEN.search(text), FORM_COOKIE.search(answer.getheader("Set-Cookie", ""))
        self._tokens[name] = found[1] if found else ""
        self._headers[name]["Cookie"] += f"; {own[0]}" if own else ""

    def _lead(self) -> None:
        self._http.close()  # a connection that waited may be closed at the other end; it opens by itself
        slot = ""
        for name, element, form in CASUS:
            path = NOTED if element == NOTED else f"/taken/{self._task(slot, element)}"
            location = self._submit(name, path, form)
            if location is None:
                self.answered.errors += 1
                return
            slot = slot or location.rpartition("/")[2]
        self.answered.casussen += 1

    def _task(self, slot: str, element: str) -> str:
        """Look the open step up where it is cheap: a person would have it in a list on the screen."""
        return self._rows.task(slot, element)

    def _submit(self, name: str, path: str, form: Form) -> str | None:
        """Submit, and return where it leads to; None when it was not accepted."""
        body = urlencode({**form, "csrf_token": self._tokens[name]}, doseq=True)
        try:
            if self._crowd.pages:
                self._asked("GET", path, name)
            begin = perf_counter()
            answer, _ = self._asked("POST", path, name, body)
        except (OSError, HTTPException):
            return None
        location: str = answer.getheader("Location", "")
        if answer.status != SEE_OTHER or location.startswith(LOG_IN):
            return None
        self.answered.milliseconds.append((perf_counter() - begin) * 1000)
        return location

    def _asked(self, method: str, path: str, name: str, body: str = "") -> tuple[HTTPResponse, str]:
        self._http.request(method, path, body, {**self._headers[name], "Content-Type": FORM_TYPE})
        answer = self._http.getresponse()
        return answer, answer.read().decode()
