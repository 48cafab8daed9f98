"""Web and workers are struck at random moments of a scripted year; nothing gets stuck, lost, doubled or half."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.faults.chaos import Chaos
from tests.faults.clock import FIRST, StandingClock
from tests.faults.conftest import FELL, Ground
from tests.faults.installations import open_deps
from tests.faults.processes import running
from tests.faults.script import World
from tests.faults.strikes import KILLING, Strikes
from tests.faults.twin import Twin
from tests.faults.year import Year
from tests.seeds import seeds

KILLS = {"sqlite": 12, "postgresql": 8}
YEARS = 16
"""How many a night lives on each kind of database."""
CASUSSEN = {"sqlite": 2, "postgresql": 1}
DAYS = 900
EDGES = tuple(
    datetime(*day, 22, 30, tzinfo=UTC)
    for day in ((2026, 3, 28), (2026, 10, 24), (2027, 12, 31), (2028, 1, 31), (2028, 2, 28))
)
"""Evenings before summer time begins or ends, a year or a short month begins, or a leap day comes."""
DISCONNECTED = {"sqlite": "full disk at a commit", "postgresql": "drop connections"}
NOTICED = [
    ("commit in two halves", "kill web", "missing|lost|by nobody"),
    ("forget the timers", "kill worker", "terms lost"),
    ("lock nothing", "minutes", "twice|too much"),
    ("answer before it is kept", DISCONNECTED, "accepted and is"),
    ("take a job off the list first", "kill worker", "too much|missing|cannot be read|never sent|without"),
    ("audit later", "kill web", "lost"),
    ("send no mail", "minutes", "mails that were never sent"),
]
"""What is broken, by which strikes it comes out, and what is said then."""
Copy = Callable[[str], tuple[Path, dict[str, str]]]


@contextmanager
def living(ground: Ground, copy: Copy, kind: str, seed: int, sabotage: str = "") -> Iterator[Year]:
    """Yield a year in an installation that runs, beside a twin that does not."""
    dice = random.Random(f"{seed} {kind}")
    folder, databases = copy("struck")
    with running(ground.zygote, folder, {**databases, "FAULTS_SABOTAGE": sabotage}) as service:
        any_day = FIRST + timedelta(days=dice.randint(1, DAYS), minutes=dice.randrange(120))
        begin = dice.choice((any_day, any_day, *EDGES))
        service.clock.shift(begin - service.clock.now())
        strikes = Strikes(service, dice, ground.own)
        others = [name for name in strikes.kinds if not name.startswith("kill")]
        todo = [dice.choice((*KILLING, "trap", "trap")) for _ in range(KILLS[kind])] + others
        dice.shuffle(todo)
        calm = StandingClock(begin)
        twin = Twin(World(open_deps(*copy("twin"), calm)), calm)
        world = World(open_deps(folder, databases, service.clock))
        yield Year(world, twin, Chaos(service, strikes, dice, todo, KILLS[kind]), CASUSSEN[kind])


def test_a_run_promises_twenty_kills_and_a_night_two_hundred() -> None:
    assert sum(KILLS.values()) >= 20
    assert sum(KILLS.values()) * YEARS >= 200


@pytest.mark.slow
@pytest.mark.parametrize("seed", seeds(1, nightly=YEARS))
def test_whatever_strikes_nothing_is_stuck_lost_doubled_or_half(
    seed: int,
    database_kind: str,
    ground: Ground,
    new_installation: Copy,
    record_property: Callable[[str, object], None],
) -> None:
    with living(ground, new_installation, database_kind, seed) as year:
        try:
            year.live()
            year.ensure_over()
        finally:
            print(f"CASUSPAD_SEEDS={seed}-{seed}\n{year.told()}")
            record_property(FELL, (database_kind, year.chaos.strikes.summary()))


@pytest.mark.long
@pytest.mark.parametrize(("breakage", "strike", "words"), NOTICED, ids=[name for name, *_ in NOTICED])
def test_what_is_broken_on_purpose_is_noticed(
    breakage: str,
    strike: str | dict[str, str],
    words: str,
    database_kind: str,
    ground: Ground,
    new_installation: Copy,
) -> None:
    with living(ground, new_installation, database_kind, 1, breakage) as year:
        strike = strike if isinstance(strike, str) else strike[database_kind]
        year.chaos.todo[:], year.people.doubling = [strike] * 10, 0.5
        try:
            with pytest.raises(AssertionError, match=words):
                year.live()
        finally:
            print(year.told())
