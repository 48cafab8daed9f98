"""Worker processes that fire what is due, and say which slots they fired and how long it took."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from time import monotonic, process_time

from app.bench.place import BenchLivc
from app.bench.together import Begin, together
from app.bootstrap import build
from app.config import Settings
from app.domain.ids import LivcId
from app.services.clockwork.fire_timers import fire_timers

WORKERS = 2
IDLE_ROUNDS = 3
"""Nothing free now may mean that the other has it in hand."""


@dataclass(frozen=True)
class Share:
    """What one worker did, on a clock that all processes of a machine share."""

    slots: tuple[str, ...]
    begun: float
    ended: float
    cpu: float


@dataclass(frozen=True)
class Drained:
    """What all workers did."""

    shares: Sequence[Share]

    @property
    def fired(self) -> int:
        """Return how many fires there were."""
        return sum(len(share.slots) for share in self.shares)

    @property
    def fired_once(self) -> int:
        """Return how many slots were fired by one worker, one time."""
        times = Counter(chain.from_iterable(share.slots for share in self.shares))
        return sum(1 for fired in times.values() if fired == 1)

    @property
    def per_second(self) -> float:
        """Return fires per second, from the first that began to the last that ended."""
        return self.fired / (max(s.ended for s in self.shares) - min(s.begun for s in self.shares))

    @property
    def cpu_per_fire(self) -> float:
        """Return the milliseconds of processor time of a worker for a fire, the database's own not counted."""
        return sum(s.cpu for s in self.shares) / max(1, self.fired) * 1000


def drain(here: BenchLivc, workers: int = WORKERS) -> Drained:
    """Let so many processes fire all that is due."""
    return Drained(together(_fire_all, [(here.settings, here.livc_id)] * workers))


def _fire_all(begin: Begin, given: tuple[Settings, LivcId]) -> Share:
    settings, livc_id = given
    deps, slots, idle = build(settings), [], 0
    begin()
    begun, cpu = monotonic(), process_time()
    ended = begun
    while idle < IDLE_ROUNDS:
        slot = fire_timers(livc_id, deps)
        idle = idle + 1 if slot is None else 0
        if slot is not None:
            slots.append(slot)
            ended = monotonic()
    return Share(tuple(slots), begun, ended, process_time() - cpu)
