"""Every test gets an installation of its own, copied from the stage it names: `at("op_tafel")`."""

import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.services.installation import Installation
from tests.services.stages import Stages

At = Callable[[str], Installation]


@pytest.fixture(scope="session")
def stages(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Stages:
    base = tmp_path_factory.getbasetemp()
    return Stages((base if worker_id == "master" else base.parent) / "stages")


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder in memory where there is one: every commit waits for the disk."""
    memory = Path("/dev/shm")  # only a place for invented data
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        yield Path(name)


@pytest.fixture
def at(stages: Stages, folder: Path) -> At:
    """A function that opens a copy of an installation at a stage; each call opens one of its own."""
    numbers = count()
    return lambda stage: stages.open(stage, folder / f"{stage}{next(numbers) or ''}")


@pytest.fixture
def inst(at: At) -> Installation:
    """An installation in which nothing happened yet."""
    return at("leeg")
