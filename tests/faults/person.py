"""People who come to the installation over HTTP, straight from the socket."""

import re
import urllib.parse
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from http.cookies import SimpleCookie

from app.web.session import COOKIE

REQUEST_SECONDS = 40.0
"""Longer than anything waits for a lock: a request without an answer by then is stuck."""
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
ASKED = re.compile(r'name="bevestigd" value="([^"]+)"')
"""The page that asks first, before something ends."""
LOST = 0
"""Status of a request that got no answer."""
AGAIN = (LOST, 503)
"""No answer, or the page that says that nothing was kept: one tries again."""
TWICE = 1
"""Status of a form that was accepted more than once."""


@dataclass(frozen=True)
class Answer:
    """What came back; status 0 when nothing did."""

    status: int
    text: str = ""
    location: str = ""

    @property
    def is_logged_out(self) -> bool:
        return self.status == 302 and "/inloggen" in self.location

    @property
    def asked(self) -> str | None:
        """The question that the page asks first, for who says yes to it."""
        found = ASKED.search(self.text) if self.status == 200 else None
        return found[1] if found else None

    @property
    def is_accepted(self) -> bool:
        return self.status in (302, 303) and not self.is_logged_out


@dataclass
class Person:
    """One person with cookies."""

    port: int
    secret: str
    cookies: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.cookies[COOKIE] = self.secret

    def submit(self, page: str, action: str, fields: Mapping[str, Sequence[str]], times: int = 1) -> Answer:
        """Open the page, as one does, and send its form; what the page answers when there is no form.

        Sent more than once, all at the same time, it may be accepted once.
        """
        form = self.filled(page, fields)
        if isinstance(form, Answer):
            return form
        with ThreadPoolExecutor(times) as pool:
            answers = list(pool.map(lambda _: self.ask(action, form), range(times)))
        accepted = [answer for answer in answers if answer.is_accepted]
        if len(accepted) > 1:
            return Answer(TWICE)
        in_doubt = [answer for answer in answers if answer.status in AGAIN]
        return (*accepted, *in_doubt, *answers)[0]

    def filled(self, page: str, fields: Mapping[str, Sequence[str]]) -> Mapping[str, Sequence[str]] | Answer:
        """Open a page and return its form, filled in; what the page answers when there is no form."""
        shown = self.ask(page)
        token = TOKEN.search(shown.text)
        if shown.status != 200 or token is None:
            return shown
        return {"csrf_token": [token[1]], **fields}

    def ask(self, path: str, fields: Mapping[str, Sequence[str]] | None = None) -> Answer:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=REQUEST_SECONDS)
        try:
            return self._ask(connection, path, fields)
        except (OSError, HTTPException):
            return Answer(LOST)
        finally:
            connection.close()

    def _ask(
        self, connection: HTTPConnection, path: str, fields: Mapping[str, Sequence[str]] | None
    ) -> Answer:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if fields is None:
            connection.request("GET", path, headers=headers)
        else:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            connection.request("POST", path, urllib.parse.urlencode(fields, doseq=True), headers)
        response = connection.getresponse()
        text = response.read().decode()
        for line in response.headers.get_all("Set-Cookie", []):
            self.cookies.update({name: morsel.value for name, morsel in SimpleCookie(line).items()})
        return Answer(response.status, text, response.headers.get("Location", ""))
