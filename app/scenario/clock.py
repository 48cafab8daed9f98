"""The clock of a sandbox: moved by hand, and what the worker does when it has moved."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from app.domain.ids import LivcId
from app.scenario.errors import StepFailedError
from app.services.clockwork.close_points import close_points
from app.services.clockwork.fire_timers import fire_timers
from app.services.clockwork.run_jobs import run_jobs
from app.services.deps import Deps

MEESTE_WERK = 10_000
"""Pieces of work in one go; more means that something never ends."""


@dataclass
class SandboxClock:
    """A clock that stands still until it is moved."""

    moment: datetime = field(default=datetime(2026, 2, 2, 8, 0, tzinfo=UTC))

    def now(self) -> datetime:
        """Return the moment at which it stands."""
        return self.moment

    def move_to(self, moment: datetime) -> None:
        """Move forward; never back."""
        self.moment = max(self.moment, moment.astimezone(UTC))


def work_off(livc_id: LivcId, deps: Deps) -> int:
    """Let the worker do everything that is due now; return how many pieces.

    Raises `StepFailedError` when something that was due could not be done.
    """
    done = close_points(livc_id, deps)
    while any(piece(livc_id, deps) is not None for piece in (run_jobs, fire_timers)):
        done += 1
        if done > MEESTE_WERK:
            raise StepFailedError("De worker komt niet klaar: er blijft werk bij komen.")
    _ensure_done(livc_id, deps)
    return done


def _ensure_done(livc_id: LivcId, deps: Deps) -> None:
    with deps.uow.read(livc_id) as tx:
        now = tx.now.domain
        following, pending = tx.instanties.next_timer(), tx.outbox.pending()
    if following and following <= now:
        raise StepFailedError("Een termijn die moest afgaan, ging niet af.")
    for job in pending:
        if job.pogingen:
            raise StepFailedError("De worker kon dit niet uitvoeren: {soort}.", soort=job.soort)
