"""One installation made once per run and copied for every scenario: migrating and hashing again costs seconds."""

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from app.domain.errors import ModelError
from app.domain.sentence import given_text, in_a_row
from app.scenario.errors import ScenarioFileError
from app.scenario.sandbox import Sandbox
from app.services.procedures.list_flows import list_flows

FIRST_DAY = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)
"""When the sandbox LIVC-R is set up; its members sit from 1 January 2026 on."""


@dataclass(frozen=True)
class Stage:
    """An installation at rest: its folder, and where its clock stands."""

    folder: Path
    moment: datetime


class Template:
    """A prepared installation on the procedures of one folder."""

    def __init__(self, folder: Path, root: Path) -> None:
        self._folder, self._root = folder, root
        box = Sandbox(folder / "model", self._environment(), begin=FIRST_DAY)
        _ensure_all_in_force(box.refused)
        box.work()
        self._deps = box.deps
        self.start = stage_of(box, folder / "model")

    def flows(self, processes: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        """Return the sequence flows of these processes and of all that they call, in document order."""
        return list_flows(processes, self._deps)

    def copy(self, stage: Stage) -> tuple[Sandbox, Path]:
        """Return a sandbox that goes on where a stage stopped, and its folder."""
        target = Path(mkdtemp(dir=self._folder))
        shutil.copytree(stage.folder, target, dirs_exist_ok=True)
        return Sandbox(target, self._environment(), begin=stage.moment, ready=True), target

    def _environment(self) -> dict[str, str]:
        return {"CASUSPAD_PROCESSES_DIR": str(self._root)}


def memory() -> Path | None:
    """Return a place in memory if there is one: each commit would wait for the disk for what is invented."""
    place = Path("/dev/shm")  # noqa: S108
    return place if os.access(place, os.W_OK) else None


@contextmanager
def template(root: Path) -> Iterator[Template]:
    """Make a template in a temporary folder that is removed afterwards, copies and all."""
    with TemporaryDirectory(prefix="casuspad-scenario-", dir=memory()) as folder:
        yield Template(Path(folder), root)


def stage_of(box: Sandbox, folder: Path) -> Stage:
    """Return the installation as it stands now, to be copied."""
    box.deps.uow.checkpoint()
    box.deps.let_go()
    return Stage(folder, box.clock.moment)


def _ensure_all_in_force(refused: list[ModelError]) -> None:
    if refused:
        said = [given_text(str(error)) for error in refused]
        raise ScenarioFileError(in_a_row(["De procedures kunnen niet uitgevoerd worden:", *said], "\n  "))
