"""Rounds of the worker: timers, jobs, points to close, seals, orphans. Ends between two pieces of work."""

import logging
import signal
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from app.domain.ids import LivcId
from app.services.clockwork.check_inventory import check_inventory
from app.services.clockwork.check_log import check_log
from app.services.clockwork.close_incidents import close_incidents
from app.services.clockwork.close_points import close_points
from app.services.clockwork.end_undiscussed import end_undiscussed
from app.services.clockwork.fire_timers import fire_timers
from app.services.clockwork.forget_sessions import forget_sessions
from app.services.clockwork.pass_on_questions import pass_on_questions
from app.services.clockwork.run_jobs import run_jobs
from app.services.clockwork.seal_reads import seal_reads
from app.services.clockwork.sweep_orphans import sweep_orphans
from app.services.deps import Deps

log = logging.getLogger("casuspad.worker")
PAUZE = 0.25
"""Seconds between two rounds that found nothing."""
ELKE_MINUUT = timedelta(minutes=1)
ELK_UUR = timedelta(hours=1)
HARTSLAG = timedelta(seconds=5)
OP_EEN_RIJ = 50
"""Pieces of work for one LIVC-R before the next has its turn."""


class Worker:
    """One worker process; several may run beside each other."""

    def __init__(self, deps: Deps) -> None:
        self._deps = deps
        self._stop = threading.Event()
        self._orphans: frozenset[str] = frozenset()
        self._done_at: dict[str, datetime] = {}

    def stop(self) -> None:
        """End after the piece of work at hand."""
        self._stop.set()

    def run(self) -> None:
        """Work until stopped; a lost database is waited for."""
        while not self._stop.is_set():
            busy = self._survive(self.round)
            self._stop.wait(0 if busy else PAUZE)

    def round(self) -> bool:
        """Do what is due, for every LIVC-R that has something due in turn; return whether there was anything.

        What fails for one LIVC-R stops no other.
        """
        deps = self._deps
        if self._is_time("log", ELK_UUR):
            deps.uow.checkpoint()  # a worker that died between a destruction and this left a log behind
        if self._is_time("beat", HARTSLAG):
            with deps.uow.begin(None) as tx:
                tx.livcs.beat(deps.clock.now())
        with deps.uow.read(None) as tx:
            waiting = tx.livcs.with_work(deps.clock.now())
        worked = [self._survive(partial(self._serve, livc_id)) for livc_id in waiting]
        if self._is_time("seal", ELKE_MINUUT):
            self._for_each(_seal)
        if self._is_time("questions", ELK_UUR):
            self._for_each(_pass_on)
        if self._is_time("orphans", ELK_UUR):
            self._for_each(_end_undiscussed)
            self._for_each(_close_incidents)
            self._orphans = sweep_orphans(self._orphans, deps)
            forget_sessions(deps)
        if not any(worked) and self._is_time("night", ELKE_MINUUT):
            self._for_each(_check)
        return any(worked)

    def _for_each(self, work: Callable[[LivcId, Deps], bool]) -> None:
        with self._deps.uow.read(None) as tx:
            livcs = [livc.id for livc in tx.livcs.all()]
        for livc_id in livcs:
            self._survive(partial(work, livc_id, self._deps))

    def _survive(self, work: Callable[[], bool]) -> bool:
        """Work; whatever goes wrong is logged by its kind alone, for a traceback may quote data."""
        try:
            return work()
        except Exception as error:  # noqa: BLE001  the worker alone catches everything (STYLE §5)
            log.error("round failed: %s", type(error).__name__)  # noqa: TRY400
            return False

    def _serve(self, livc_id: LivcId) -> bool:
        """Do a bounded number of pieces for one LIVC-R, so that all have their turn.

        Messages and other jobs come first, so that a discussion is heard before a term runs out; and what a term
        asks for is done in the same turn.
        """
        deps, busy = self._deps, False
        for piece in (run_jobs, fire_timers, run_jobs):
            for _ in range(OP_EEN_RIJ):
                if self._stop.is_set() or piece(livc_id, deps) is None:
                    break
                busy = True
        close_points(livc_id, deps)
        return busy

    def _is_time(self, what: str, every: timedelta) -> bool:
        now = self._deps.clock.now()
        last = self._done_at.get(what)
        if (
            last is not None and abs(now - last) < every
        ):  # a clock that was set back must not silence anything
            return False
        self._done_at[what] = now
        return True


def _seal(livc_id: LivcId, deps: Deps) -> bool:
    seal_reads(livc_id, deps)
    return True


def _pass_on(livc_id: LivcId, deps: Deps) -> bool:
    pass_on_questions(livc_id, deps)
    return True


def _check(livc_id: LivcId, deps: Deps) -> bool:
    """Take the inventory of the night and look over the log, once."""
    check_inventory(livc_id, deps)
    check_log(livc_id, deps)
    return True


def _end_undiscussed(livc_id: LivcId, deps: Deps) -> bool:
    return end_undiscussed(livc_id, deps) > 0


def _close_incidents(livc_id: LivcId, deps: Deps) -> bool:
    return close_incidents(livc_id, deps) > 0


def run(deps: Deps) -> None:
    """Run until SIGTERM or SIGINT."""
    worker = Worker(deps)
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: worker.stop())
    log.info("worker started")
    worker.run()
    log.info("worker stopped")
