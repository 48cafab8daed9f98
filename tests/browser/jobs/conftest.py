"""A LIVC-R in which a casus is played up to a point by the use cases, served here, and a browser a person."""

import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from werkzeug.serving import WSGIRequestHandler, make_server

from app.bootstrap import prepare
from app.factory import create_app
from app.services.access.switch_person import SwitchPerson, switch_person
from app.web.session import COOKIE
from tests.browser.conftest import PAGE_MS
from tests.services.installation import Installation
from tests.services.stages import Stages

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

LONG = os.environ.get("CASUSPAD_LONG") == "1"
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
WIDTHS = [
    pytest.param(PHONE, id="390"),
    pytest.param(DESK, id="1280", marks=pytest.mark.skipif(not LONG, reason="at night")),
]
"""A job is lived on a phone each time, and on a desk at night: `./dev nightly browser`."""
ERRORS = ".govuk-error-summary"
LEAVES = """e => e.matches('a[href]:not([download])')
    || (e.matches('button[type=submit], button:not([type])') && !!e.form)"""
"""Whether pressing this brings another page: what is asserted next is asserted of that page, not of this one."""


@dataclass
class Job:
    """One person with one browser, who counts: presses, fields that were typed in, and refusals."""

    page: "Page"
    clicks: int = 0
    fields: int = 0
    errors: int = 0
    complaints: list[str] = field(default_factory=list)

    def press(self, what: str, role: str = "button", within: str = "main") -> None:
        """Press a button, a link or what unfolds, by its words."""
        named = self.page.locator(within).get_by_role(role, name=what)  # type: ignore[arg-type]
        unfolds = self.page.locator(f"{within} summary", has_text=what)
        named.or_(unfolds).first.wait_for()
        found = (named if named.count() else unfolds).first
        if found.evaluate(LEAVES):
            with self.page.expect_navigation():
                found.click()
        else:
            found.click()
        self.clicks += 1
        self.errors += self.page.locator(ERRORS).count()

    def choose(self, what: str) -> None:
        """Choose a radio or a box."""
        self.page.locator("main").get_by_label(what).check()
        self.clicks += 1

    def type(self, label: str, text: str) -> None:
        """Fill in a field."""
        self.page.get_by_label(label).fill(text)
        self.fields += 1

    @property
    def words(self) -> str:
        """What stands on the page, apart from header and footer."""
        return self.page.locator("main").inner_text()


@dataclass
class Site:
    """An installation on an address."""

    inst: Installation
    url: str
    browser: "Browser"
    opened: list[Job] = field(default_factory=list)

    def visit(self, wie: str, viewport: dict[str, int] = DESK, *, scripts: bool = True) -> Job:
        """Let somebody in, on the first screen of the own role."""
        context = self.browser.new_context(
            base_url=self.url,
            viewport=viewport,  # type: ignore[arg-type]
            locale="nl-BE",
            java_script_enabled=scripts,
        )
        who = SwitchPerson(self.inst.actor(wie).persoon_id, self.inst.livc_id)
        context.add_cookies([{"name": COOKIE, "value": switch_person(who, self.inst.deps), "url": self.url}])
        job = Job(context.new_page())
        job.page.set_default_timeout(PAGE_MS)
        job.page.on("pageerror", lambda error: job.complaints.append(str(error)))
        self.opened.append(job)
        job.page.goto("/")
        return job


class Quiet(WSGIRequestHandler):
    """Says nothing of each request."""

    def log(self, type: str, message: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def played(tmp_path_factory: pytest.TempPathFactory) -> Stages:
    """Each stage of a casus, walked once."""
    return Stages(tmp_path_factory.mktemp("stages"))


@pytest.fixture
def site(
    played: Stages, browser: "Browser", tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[str], Site]]:
    """A function that serves a fresh copy of a stage: `site("uitgenodigd").visit("tom")`."""
    running: list[tuple[object, Site]] = []

    def serve(stage: str) -> Site:
        inst = played.open(stage, tmp_path_factory.mktemp("site") / "s")
        prepare(inst.settings)
        server = make_server(
            "127.0.0.1", 0, create_app(inst.deps, inst.settings), threaded=True, request_handler=Quiet
        )
        threading.Thread(target=server.serve_forever, daemon=True).start()
        made = Site(inst, f"http://127.0.0.1:{server.server_port}", browser)
        running.append((server, made))
        return made

    yield serve
    for server, made in running:
        for job in made.opened:
            job.page.context.close()
        server.shutdown()  # type: ignore[attr-defined]
    assert [each.complaints for _, made in running for each in made.opened if each.complaints] == []
