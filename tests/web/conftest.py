"""The real application over SQLite, with the demo people in it and a clock in the hand."""

import re
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.bootstrap import build, prepare
from app.config import Settings, load_settings
from app.factory import create_app
from app.services.access.switch_person import SwitchPerson, switch_person
from app.services.demo.seed_demo import WACHTWOORD, seed_demo
from app.services.demo.show_demo import show_demo
from app.services.deps import Deps
from app.web.session import COOKIE
from tests.fakes import FakeClock

BEGIN = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


def settings_in(folder: Path, **more: str) -> Settings:
    return load_settings({"CASUSPAD_DATA": str(folder / "data"), **more})


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo as it is on the first day, to be copied."""
    folder = tmp_path_factory.mktemp("demo")
    settings = settings_in(folder)
    prepare(settings)
    deps = build(settings)
    seed_demo(deps)
    deps.let_go()  # a copy meets no file that vanishes meanwhile
    return folder


@pytest.fixture
def settings(demo_folder: Path, tmp_path: Path) -> Settings:
    shutil.copytree(demo_folder, tmp_path, dirs_exist_ok=True)
    return settings_in(tmp_path)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(BEGIN)


@pytest.fixture
def deps(settings: Settings, clock: FakeClock) -> Deps:
    return build(settings, clock)


@pytest.fixture
def app(deps: Deps, settings: Settings) -> Flask:
    return create_app(deps, settings)


@pytest.fixture
def anonymous(app: Flask) -> FlaskClient:
    return app.test_client()


Visitor = Callable[[str], "Bezoeker"]


class Bezoeker:
    """A browser: it carries the form token of the page along, as a real one does."""

    def __init__(self, app: Flask, base_url: str = "http://localhost") -> None:
        self.client = app.test_client()
        self._base = {"base_url": base_url}

    def get(self, url: str, **kwargs: object) -> TestResponse:
        return self.client.get(url, **self._base, **kwargs)  # type: ignore[arg-type]

    def post(self, url: str, *, follow: bool = False, **fields: str) -> TestResponse:
        fields = {name.replace("__", "-"): value for name, value in fields.items()}
        return self.client.post(
            url, data={"csrf_token": self.token(), **fields}, follow_redirects=follow, **self._base
        )

    def token(self) -> str:
        page = self.get("/wachtwoord-vergeten").text
        found = re.search(r'name="csrf_token" value="([^"]+)"', page)
        assert found
        return found[1]

    def log_in(self, wie: str, wachtwoord: str = WACHTWOORD) -> TestResponse:
        return self.post("/inloggen", email=f"{wie}@lindervoorde.example", wachtwoord=wachtwoord)


@pytest.fixture
def visitor(app: Flask) -> Bezoeker:
    """Someone who is not logged in."""
    return Bezoeker(app)


@pytest.fixture
def logged_in(app: Flask, deps: Deps) -> Visitor:
    """A function that gives one of the demo people a session, without the slow hash of a password.

    hilde, joris, ann, tom, mia, nora, bert, vera or katrien; `Bezoeker.log_in` goes through the form.
    """
    people = {each.email.partition("@")[0]: each for each in show_demo(deps)}

    def enter(wie: str) -> Bezoeker:
        each = Bezoeker(app)
        command = SwitchPerson(people[wie].persoon_id, people[wie].livc_id)
        each.client.set_cookie(COOKIE, switch_person(command, deps))
        return each

    return enter
