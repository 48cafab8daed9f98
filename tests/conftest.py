"""Fixtures that every test may use: databases of both kinds, and a real browser."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest
from hypothesis import settings

from tests import pg

if TYPE_CHECKING:
    from playwright.sync_api import Browser

T = TypeVar("T")
settings.register_profile("test", deadline=None, derandomize=True)
settings.register_profile("long", deadline=None, max_examples=1000)
settings.load_profile("long" if os.environ.get("CASUSPAD_LONG") == "1" else "test")
"""The same examples in every run of ./dev test, other ones each night; a busy machine is no failure."""

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
"""A browser that talks to nobody but us."""
DATABASES = tuple(os.environ.get("CASUSPAD_TEST_DATABASES", "sqlite,postgresql").split(","))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Take one shard of CASUSPAD_SHARD=2/4, and leave out what takes minutes, unless CASUSPAD_LONG=1."""
    ours = of_shard(items, os.environ.get("CASUSPAD_SHARD", ""))
    if len(ours) < len(items):
        config.hook.pytest_deselected(items=sorted(set(items) - set(ours), key=items.index))
        items[:] = ours
    if os.environ.get("CASUSPAD_LONG") == "1":
        return
    skip = pytest.mark.skip(reason="long: ./dev nightly")
    for item in items:
        if item.get_closest_marker("long"):
            item.add_marker(skip)


def of_shard(items: list[T], shard: str) -> list[T]:
    """Return what a shard such as 2/4 takes: every fourth from the second on, so that neighbours are spread."""
    if not shard:
        return items
    number, _, of = shard.partition("/")
    return items[int(number) - 1 :: int(of)]


@pytest.fixture(scope="session")
def pg_server() -> Iterator[pg.Server]:
    """A PostgreSQL of this test process."""
    try:
        with pg.running() as server:
            yield server
    except pg.PostgresMissingError as error:
        pytest.fail(str(error), pytrace=False)


@pytest.fixture(scope="session")
def pg_url(pg_server: pg.Server) -> str:
    """URL of a migrated PostgreSQL database of this test process: the template, never written to."""
    return pg_server.template(_migrate)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file in one piece, to be copied."""
    path = tmp_path_factory.mktemp("template") / "casuspad.db"
    _migrate(f"sqlite:///{path}")
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def database_kind(request: pytest.FixtureRequest) -> str:
    """Each kind of database in turn; one is left out only when CASUSPAD_TEST_DATABASES says so."""
    if request.param not in DATABASES:
        pytest.skip(f"CASUSPAD_TEST_DATABASES={','.join(DATABASES)}")
    return str(request.param)


@pytest.fixture
def new_database(
    database_kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Callable[[], str]]:
    """A function that makes an empty database of this kind and returns its URL (a keyring, say)."""
    made: list[str] = []

    def make() -> str:
        if database_kind == "sqlite":
            url = f"sqlite:///{tmp_path / f'leeg{len(made)}.db'}"
        else:
            url = request.getfixturevalue("pg_server").create()
        made.append(url)
        return url

    yield make
    if database_kind == "postgresql":
        for url in made:
            request.getfixturevalue("pg_server").drop(url)


@pytest.fixture
def empty_database_url(new_database: Callable[[], str]) -> str:
    """URL of an empty database, SQLite and PostgreSQL in turn."""
    return new_database()


@pytest.fixture
def keyring_url(new_database: Callable[[], str]) -> str:
    """URL of an empty database for the keyring, of the same kind as `database_url`."""
    return new_database()


@pytest.fixture
def database_url(database_kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """URL of a fresh, migrated database, SQLite and PostgreSQL in turn."""
    if database_kind == "sqlite":
        path = tmp_path / "casuspad.db"
        shutil.copyfile(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite:///{path}"
        return
    server: pg.Server = request.getfixturevalue("pg_server")
    url = server.create(template=request.getfixturevalue("pg_url"))
    yield url
    server.drop(url)


def _migrate(url: str) -> None:
    from app.persistence.migrate import upgrade

    upgrade(url)


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """Debian's Chromium, driven by Playwright; open a context per person."""
    from playwright.sync_api import sync_playwright

    direct = Path("/usr/lib/chromium/chromium")  # the wrapper in /usr/bin prints noise
    path = str(direct) if direct.exists() else shutil.which("chromium")
    if path is None:
        pytest.fail("No Chromium: ./dev setup, or apt-get install chromium.", pytrace=False)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def axe_source() -> str:
    """The accessibility checker, to be given to `page.evaluate`."""
    return (ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
