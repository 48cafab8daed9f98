"""Installations with the demo in it, made once and copied: migrating and hashing take longer than a step."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.bootstrap import build
from app.config import load_settings
from app.services.deps import Deps
from app.services.ports.clock import Clock
from tests.faults.processes import Zygote, environment

Databases = dict[str, str]
NAMES = ("DATABASE_URL", "KEYRING_URL")


@dataclass
class Model:
    """An installation nobody works in: a folder, and databases when they are not files in it."""

    folder: Path
    databases: Databases
    create: Callable[[str], str] | None
    """Makes a copy of a database of PostgreSQL and returns its URL; None for SQLite."""

    def copy(self, to: Path) -> Databases:
        """Copy it to a folder, and return what the environment says of the databases."""
        shutil.copytree(self.folder, to, dirs_exist_ok=True)
        if self.create is None:
            return sqlite_in(to)
        return {name: self.create(self.databases[name]) for name in NAMES}


def sqlite_in(folder: Path) -> Databases:
    files = ("casuspad.db", "keyring.db")
    return {name: f"sqlite:///{folder / 'data' / file}" for name, file in zip(NAMES, files, strict=True)}


def make_model(
    zygote: Zygote, folder: Path, databases: Databases, create: Callable[[str], str] | None
) -> Model:
    """Make the demo in a process that ends, so that nothing stays open."""
    folder.mkdir(parents=True)
    zygote.run("demo", environment(folder, databases), folder / "log")
    assert not (told := (folder / "log").read_text()), told
    return Model(folder, databases, create)


def open_deps(folder: Path, databases: Databases, clock: Clock) -> Deps:
    """Open the ports of an installation on a clock of one's own."""
    return build(load_settings(environment(folder, databases)), clock)
