"""What tests with struck processes need: one to fork from, a server to stop, an installation to copy."""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest

from tests import pg
from tests.faults.installations import NAMES, Databases, Model, make_model, sqlite_in
from tests.faults.processes import Zygote
from tests.faults.server import OwnServer, own_server

FELL = "what fell, on which kind of database"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many strikes fell on each kind of database."""
    reports = [each for found in terminalreporter.stats.values() for each in found]
    calls = [each for each in reports if getattr(each, "when", "") == "call"]
    told = [value for each in calls for name, value in each.user_properties if name == FELL]
    for kind in dict.fromkeys(kind for kind, _ in told):
        years = [Counter(struck) for each, struck in told if each == kind]
        fell = ", ".join(f"{number} {name}" for name, number in sorted(sum(years, Counter()).items()))
        terminalreporter.write_line(f"{kind}, {len(years)} years: {fell}")


@dataclass(frozen=True)
class Ground:
    """Where installations of one kind of database come from."""

    zygote: Zygote
    model: Model
    own: OwnServer | None = None

    def copy(self, to: Path) -> Databases:
        """Copy the installation to a folder, and return what the environment says of its databases."""
        databases = self.model.copy(to)
        if self.own:
            self.own.checkpoint()
        return databases


@pytest.fixture(scope="session")
def zygote() -> Iterator[Zygote]:
    made = Zygote()
    yield made
    made.end()


@contextmanager
def _server() -> Iterator[tuple[OwnServer | None, pg.Server]]:
    """Yield a server that may be stopped; a given one is only talked to."""
    if os.environ.get("TEST_DATABASE_URL"):
        with pg.running() as server:
            yield None, server
        return
    with own_server() as (own, url):
        yield own, pg.Server(url, "casuspad_faults", count(1))


@pytest.fixture(scope="session")
def sqlite_ground(zygote: Zygote, tmp_path_factory: pytest.TempPathFactory) -> Ground:
    folder = tmp_path_factory.mktemp("sqlite") / "model"
    return Ground(zygote, make_model(zygote, folder, sqlite_in(folder), None))


@pytest.fixture(scope="session")
def postgresql_ground(zygote: Zygote, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    folder = tmp_path_factory.mktemp("postgresql") / "model"
    with _server() as (own, server):
        databases = {name: server.create() for name in NAMES}
        yield Ground(zygote, make_model(zygote, folder, databases, server.create), own)


@pytest.fixture
def ground(database_kind: str, request: pytest.FixtureRequest) -> Ground:
    """The ground of this kind of database."""
    return request.getfixturevalue(f"{database_kind}_ground")  # type: ignore[no-any-return]


@pytest.fixture
def new_installation(ground: Ground, tmp_path: Path) -> Callable[[str], tuple[Path, dict[str, str]]]:
    """A function that copies the installation to a folder of that name."""

    def copy(name: str) -> tuple[Path, dict[str, str]]:
        return tmp_path / name, ground.copy(tmp_path / name)

    return copy
