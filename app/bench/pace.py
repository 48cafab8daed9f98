"""How fast this machine is: a fixed piece of pure Python and a fixed commit, by which times are judged."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

PIECES, COMMITS = 25, 50
WORDS = 15_000
ROW = "x" * 500


@dataclass(frozen=True)
class Pace:
    """Milliseconds for the fixed piece of Python, and for the fixed commit; medians."""

    processor: float
    commit: float

    def slower(self) -> float:
        """Return how many times as long the processor takes as that of the reference machine."""
        return self.processor / REFERENCE.processor

    def most(self, milliseconds: float, commits: int) -> float:
        """Return what so many milliseconds of the reference machine may be here, that many commits among them."""
        waits = commits * REFERENCE.commit
        return (milliseconds - waits) * self.slower() + commits * self.commit


REFERENCE = Pace(processor=7.7, commit=0.4)
"""What both pieces need when nothing is in their way, on the machine for which the targets hold.

Measured on 2 processors (AMD EPYC) that had other work as well, so the fastest counts: of 400 pieces by the time
of the processor, of 600 commits by the clock. Half of them took up to 14.5 and 1.3 at that hour.
"""


def pace() -> Pace:
    """Measure both pieces."""
    with TemporaryDirectory(prefix="casuspad-pace-") as folder:
        commit = _commit(Path(folder) / "pace.db")
    return Pace(_middle(piece, PIECES), commit)


def between(before: Pace, after: Pace) -> Pace:
    """Return the pace of what was measured between two moments."""
    return Pace((before.processor + after.processor) / 2, (before.commit + after.commit) / 2)


def _middle(work: Callable[[], object], times: int) -> float:
    return median(_milliseconds(work) for _ in range(times))


def _milliseconds(work: Callable[[], object]) -> float:
    begin = perf_counter()
    work()
    return (perf_counter() - begin) * 1000


def piece() -> int:
    """Make words, count and sort them: never change it, or no two figures can be compared."""
    words = [f"{number * 7919 % 1009:04d}" for number in range(WORDS)]
    counted: dict[str, int] = {}
    for word in words:
        counted[word] = counted.get(word, 0) + len(word)
    return sum(count for _, count in sorted(counted.items()))


def _commit(file: Path) -> float:
    """Write one row in a transaction of its own, as durably as Casuspad does."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        for line in ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "CREATE TABLE t (w TEXT)"):
            connection.execute(line)

        def write() -> None:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("INSERT INTO t VALUES (?)", (ROW,))
            connection.execute("COMMIT")

        return _middle(write, COMMITS)
