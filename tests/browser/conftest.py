"""The real thing: web and worker as processes of their own, and a browser per person."""

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from app.services.demo.seed_demo import WACHTWOORD

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[2]
READY_SECONDS = 40
PAGE_MS = 20_000
"""How long a page may take to draw and settle, other tests running beside it on a few cores."""
SMALL, LARGE = {"width": 320, "height": 640}, {"width": 1280, "height": 900}
CLI = [sys.executable, "-c", "from app.cli import main; main()"]


@dataclass(frozen=True)
class Installation:
    """A running Casuspad with its own data folder."""

    url: str
    data_dir: Path


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """A fresh demo for one test module, web and worker running."""
    folder = tmp_path_factory.mktemp("casuspad")
    port = free_port()
    environment = {**surroundings(folder, port), "CASUSPAD_DEMO": "leeg"}
    subprocess.run([*CLI, "demo"], env=environment, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    with running(folder, port, environment):
        yield Installation(f"http://127.0.0.1:{port}", folder / "data")


@contextlib.contextmanager
def running(
    folder: Path, port: int, environment: dict[str, str], *more: str, seconds: int = READY_SECONDS
) -> Iterator[None]:
    """Web and worker, from the first page on; `more` is said to the command."""
    with (folder / "log").open("wb") as log:
        serve = [*CLI, "serve", "--with-worker", *more]
        process = subprocess.Popen(serve, env=environment, cwd=ROOT, stdout=log, stderr=log)
        try:
            _await_ready(f"http://127.0.0.1:{port}/healthz", process, folder / "log", seconds)
            yield
        finally:
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(20)
            process.kill()


def surroundings(folder: Path, port: int) -> dict[str, str]:
    """The environment of an installation in a folder, whatever the own one says."""
    clean = {
        key: value for key, value in os.environ.items() if not key.startswith(("CASUSPAD_", "DATABASE_"))
    }
    return {**clean, "CASUSPAD_DATA": str(folder / "data"), "PORT": str(port)}


@pytest.fixture
def new_page(browser: "Browser", installation: Installation) -> Iterator[Callable[..., "Page"]]:
    """A function that opens a fresh browser; a message in its console fails the test."""
    contexts, complaints = [], []

    def open_page(viewport: dict[str, int] = LARGE, **more: Any) -> "Page":
        context = browser.new_context(base_url=installation.url, viewport=viewport, locale="nl-BE", **more)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PAGE_MS)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console", lambda message: complaints.append(message.text) if _is_complaint(message) else None
        )
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not complaints


@pytest.fixture
def person(new_page: Callable[..., "Page"]) -> Callable[..., "Page"]:
    """A function that logs somebody in with the password: `page = person("ann")`."""

    def log_in(wie: str, viewport: dict[str, int] = LARGE) -> "Page":
        page = new_page(viewport)
        log_in_as(page, wie)
        return page

    return log_in


@pytest.fixture
def axe(axe_source: str) -> Callable[["Page"], None]:
    """A function that fails on anything the accessibility checker finds, or on a page that scrolls sideways."""

    def check(page: "Page") -> None:
        page.evaluate(axe_source)
        found = page.evaluate(
            "axe.run({ preload: false, resultTypes: ['violations'] })"  # loading ahead breaks our policy
            ".then(r => r.violations.map(v => [v.id, v.nodes.map(n => n.html.slice(0, 160))]))"
        )
        assert found == [], f"{page.url}: {found}"
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= page.viewport_size["width"], f"{page.url} scrolls sideways"  # type: ignore[index]

    return check


def log_in_as(page: "Page", wie: str, wachtwoord: str = WACHTWOORD, address: str = "") -> None:
    """Log in through the form; `wie` is the part of the address before the @, unless one is given."""
    page.goto("/inloggen")
    page.get_by_label("E-mailadres").fill(address or f"{wie}@lindervoorde.example")
    page.get_by_label("Wachtwoord", exact=True).fill(wachtwoord)
    page.get_by_role("main").get_by_role("button", name="Inloggen").click()


def open_bar(page: "Page") -> None:
    """Unfold the demo bar, which is one line on a phone and without JavaScript.

    On a wide screen the script unfolds it by itself, perhaps between looking and clicking: look again then.
    """
    persons, summary = page.locator("#demo-persoon"), page.locator(".demo__blok > summary")
    for _ in range(3):
        if persons.is_visible():
            return
        summary.click()
        page.wait_for_timeout(100)


def switch_to(page: "Page", naam: str) -> None:
    """Become another person with the demo bar."""
    open_bar(page)
    option = page.locator("#demo-persoon option", has_text=naam).first
    page.locator("#demo-persoon").select_option(value=option.get_attribute("value"))
    page.get_by_role("button", name="Wissel").click()


def jump(page: "Page", knop: str = "Spring naar de volgende termijn") -> None:
    """Move the clock with the demo bar."""
    open_bar(page)
    page.get_by_role("button", name=knop).click()


def _is_complaint(message: Any) -> bool:
    """An error or a refusal of the policy; an answer of 4xx that a test asked for is none."""
    return message.type == "error" and "Failed to load resource" not in message.text


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _await_ready(url: str, process: subprocess.Popen[bytes], log: Path, seconds: int) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until and process.poll() is None:
        with contextlib.suppress(OSError), urllib.request.urlopen(url, timeout=2) as answer:
            if answer.status == 200:
                return
        time.sleep(0.2)
    pytest.fail(f"Casuspad did not start:\n{log.read_text(errors='replace')[-2000:]}", pytrace=False)
