"""Every test gets an installation of its own, copied from the stage it names: `at("op_tafel")`."""

from collections.abc import Callable
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
def at(stages: Stages, tmp_path: Path) -> At:
    """A function that opens a copy of an installation at a stage."""
    return lambda stage: stages.open(stage, tmp_path / stage)


@pytest.fixture
def inst(at: At) -> Installation:
    """An installation in which nothing happened yet."""
    return at("leeg")
