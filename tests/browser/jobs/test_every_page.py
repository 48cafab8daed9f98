"""Every page that a role may open, from the list of routes, read by the accessibility checker on a phone."""

import contextlib
import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from werkzeug.serving import make_server

from app.web.session import COOKIE
from tests.access.conftest import STAGES
from tests.access.installation import Huis
from tests.access.table import Row, Stage, read_table
from tests.browser.conftest import PAGE_MS
from tests.browser.jobs.conftest import LONG, PHONE, Quiet

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NO_PAGES = ("/diagram/", "/healthz", "/toezicht/logboek.csv", "/stijl")
"""Files, and what has its own test."""
NO_SCREENS = ("/stand", ".ics", ".pdf", ".json", ".zip", ".bpmn")
"""What a script asks for, and files to keep."""
IN_A_JOB = frozenset(
    {
        *("/taken", "/taken/{r_antw}", "/taken/{m_deel}", "/casussen/{casus}", "/noteren", "/signaleren"),
        *("/gedeeld", "/overleg/{overleg}", "/overzicht", "/toezicht", "/procedures/casus", "/inloggen"),
    }
)
"""Pages on which a job of a person runs the checker each day; at night they are read here as well, by everyone."""


def is_page(row: Row) -> bool:
    """Answer whether a row of the table asks for a page; what a script asks for is part of one, a file none."""
    return row.method == "GET" and not row.path.startswith(NO_PAGES) and not row.path.endswith(NO_SCREENS)


def visits(stage: Stage, seen: set[tuple[str, str]]) -> Iterator[tuple[str | None, Row]]:
    """Yield who opens which page: each page by everyone at night, else each by the first who may, once."""
    for row in filter(is_page, stage.rows):
        for column, who in stage.columns.items():
            known = (row.path, column if LONG else "")
            if row.expected[column] == 200 and known not in seen and (LONG or row.path not in IN_A_JOB):
                seen.add(known)
                yield who, row


@pytest.fixture(scope="module")
def houses(tmp_path_factory: pytest.TempPathFactory) -> list[Huis]:
    """The installation at each stage of a casus."""
    made: list[Huis] = []
    for stage in STAGES:
        huis = Huis(tmp_path_factory.mktemp(stage), made[-1] if made else None)
        getattr(huis, stage)()
        huis.log_everyone_in()
        made.append(huis)
    return made


@contextlib.contextmanager
def served(huis: Huis) -> Iterator[str]:
    """Serve an installation; its address."""
    server = make_server("127.0.0.1", 0, huis.app, threaded=True, request_handler=Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_nothing_is_found_on_any_page_and_none_scrolls_sideways(
    houses: list[Huis], browser: "Browser", axe: Callable[["Page"], None]
) -> None:
    seen: set[tuple[str, str]] = set()
    wrong: list[str] = []
    for huis, stage in zip(houses, read_table(), strict=True):
        with served(huis) as url:
            context = browser.new_context(base_url=url, viewport=PHONE, locale="nl-BE")  # type: ignore[arg-type]
            page = context.new_page()
            page.set_default_timeout(PAGE_MS)
            for who, row in visits(stage, seen):
                context.clear_cookies()
                if who:
                    context.add_cookies([{"name": COOKIE, "value": huis.sessions[who], "url": url}])
                page.goto(row.url(huis.objects), wait_until="domcontentloaded")
                try:
                    axe(page)
                except AssertionError as found:
                    wrong.append(f"{who} {row.path} {str(found).splitlines()[0]}")
            context.close()
    assert len(seen) > 25
    assert not wrong, "\n".join(wrong)
