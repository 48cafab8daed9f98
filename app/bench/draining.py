"""Worker processes that fire what is due, and say which slots they fired and how long it took."""

from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.context import SpawnProcess
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier
from time import monotonic, process_time

from app.bench.place import Place
from app.bootstrap import build
from app.config import Settings
from app.domain.errors import EngineError
from app.domain.ids import LivcId
from app.services.clockwork.fire_timers import fire_timers

WORKERS = 2
PATIENCE_SECONDS = 900.0
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
        slots = [slot for share in self.shares for slot in share.slots]
        return len(set(slots)) - (len(slots) - len(set(slots)))

    @property
    def per_second(self) -> float:
        """Return fires per second, from the first that began to the last that ended."""
        return self.fired / (max(s.ended for s in self.shares) - min(s.begun for s in self.shares))

    @property
    def cpu_per_fire(self) -> float:
        """Return the milliseconds of processor time of a worker for a fire, the database's own not counted."""
        return sum(s.cpu for s in self.shares) / max(1, self.fired) * 1000


def drain(here: Place, workers: int = WORKERS) -> Drained:
    """Let so many processes fire all that is due."""
    context = get_context("spawn")
    ready, answers = context.Barrier(workers), context.Queue()
    processes = [
        context.Process(target=_fire_all, args=(here.settings, here.livc_id, ready, answers), daemon=True)
        for _ in range(workers)
    ]
    try:
        for process in processes:
            process.start()
        shares = [answers.get(timeout=PATIENCE_SECONDS) for _ in processes]
    finally:
        _end(processes)
    if None in shares:
        raise EngineError("Een worker van de meting is gestopt; er is niet gemeten.")
    return Drained(shares)


def _fire_all(settings: Settings, livc_id: LivcId, ready: Barrier, answers: "Queue[Share | None]") -> None:
    share = None
    try:
        deps, slots, idle = build(settings), [], 0
        ready.wait(PATIENCE_SECONDS)
        begun, ended, cpu = monotonic(), monotonic(), process_time()
        while idle < IDLE_ROUNDS:
            slot = fire_timers(livc_id, deps)
            idle = idle + 1 if slot is None else 0
            if slot is not None:
                slots.append(slot)
                ended = monotonic()
        share = Share(tuple(slots), begun, ended, process_time() - cpu)
    finally:
        answers.put(share)


def _end(processes: Sequence[SpawnProcess]) -> None:
    for process in processes:
        process.join(10)
        if process.is_alive():
            process.kill()
            process.join()
