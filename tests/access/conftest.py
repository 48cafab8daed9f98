"""One installation per stage and test process: each walked from a copy of the one before."""

from collections.abc import Callable

import pytest

from tests.access.installation import Huis

STAGES = ("stemming", "uitnodiging", "bespreking")
At = Callable[[str], Huis]


@pytest.fixture(scope="package")
def huis_bij(tmp_path_factory: pytest.TempPathFactory) -> At:
    """A function that returns the installation at a stage, everyone logged in."""
    made: dict[str, Huis] = {}

    def at(stage: str) -> Huis:
        if stage not in made:
            number = STAGES.index(stage)
            before = at(STAGES[number - 1]) if number else None
            fresh = Huis(tmp_path_factory.mktemp(stage), before)
            getattr(fresh, stage)()
            fresh.log_everyone_in()
            fresh.keep()
            made[stage] = fresh
        return made[stage]

    return at
