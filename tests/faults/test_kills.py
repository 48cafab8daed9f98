"""Web and workers are struck at random moments of a scripted year; nothing gets stuck, lost, doubled or half."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.faults.chaos import Chaos
from tests.faults.clock import StandingClock
from tests.faults.conftest import Ground
from tests.faults.installations import open_deps
from tests.faults.processes import running
from tests.faults.script import World
from tests.faults.strikes import Strikes
from tests.faults.twin import Twin
from tests.faults.year import Year
from tests.seeds import seeds

KILLS = {"sqlite": 12, "postgresql": 8}
CASUSSEN = {"sqlite": 2, "postgresql": 1}
KILLING = ("kill web", "kill worker", "kill worker", "kill all", "kill the web's child", "trap", "trap")
FIRST = datetime(2026, 2, 2, 8, 0, tzinfo=UTC)
DAYS = 900
Copy = Callable[[str], tuple[Path, dict[str, str]]]


@contextmanager
def living(ground: Ground, copy: Copy, kind: str, seed: int) -> Iterator[Year]:
    """Yield a year in an installation that runs, beside a twin that does not."""
    dice = random.Random(f"{seed} {kind}")
    folder, databases = copy("struck")
    with running(ground.zygote, folder, databases) as service:
        begin = FIRST + timedelta(days=dice.randrange(DAYS), minutes=dice.randrange(120))
        service.clock.shift(begin - service.clock.now())
        strikes = Strikes(service, dice, ground.own)
        others = [name for name in strikes.kinds if not name.startswith(("kill", "trap"))]
        todo = [dice.choice(KILLING) for _ in range(KILLS[kind])] + others
        dice.shuffle(todo)
        calm = StandingClock(begin)
        twin = Twin(World(open_deps(*copy("twin"), calm)), calm)
        world = World(open_deps(folder, databases, service.clock))
        yield Year(world, twin, Chaos(service, strikes, dice, todo), CASUSSEN[kind])


@pytest.mark.slow
@pytest.mark.parametrize("seed", seeds(1, nightly=12))
def test_whatever_strikes_nothing_is_stuck_lost_doubled_or_half(
    seed: int, database_kind: str, ground: Ground, new_installation: Copy
) -> None:
    with living(ground, new_installation, database_kind, seed) as year:
        try:
            year.live()
            year.ensure_over()
        finally:
            print(f"CASUSPAD_SEEDS={seed}-{seed}\n{year.told()}")
