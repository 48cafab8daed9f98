"""A LIVC-R on each kind of database, small pieces of real work, and a clock in the hand."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.ids import TaskId
from app.scenario.sandbox import Sandbox
from app.services.casework.start_prescreening import start_prescreening


@pytest.fixture
def box(new_database: Callable[[], str], tmp_path: Path) -> Sandbox:
    """A sandbox in which the worker has nothing to do yet."""
    made = Sandbox(tmp_path, {"DATABASE_URL": new_database(), "KEYRING_URL": new_database()})
    made.work()
    return made


@pytest.fixture
def prescreen(box: Sandbox) -> Callable[[int], list[TaskId]]:
    """A function that starts prescreenings; each is wiped by a timer of its own after a while."""

    def start(number: int) -> list[TaskId]:
        actor = box.actor("ann")
        return [start_prescreening(actor, box.deps) for _ in range(number)]

    return start
