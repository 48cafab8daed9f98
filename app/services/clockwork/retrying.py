"""How often and after what pause the worker tries again."""

from datetime import timedelta

from app.domain.casus import Incident
from app.domain.errors import DomainError, NotFoundError
from app.domain.ids import LivcId, new_id
from app.services.deps import Deps

PAUZES = (
    timedelta(seconds=2),
    timedelta(seconds=10),
    timedelta(minutes=1),
    timedelta(minutes=10),
    timedelta(days=3650),
)
"""Pause after each failed attempt; after the last one a person decides (an incident)."""


class SlotFailedError(DomainError):
    """A slot could not move; its cause is chained. Nothing of it was kept."""

    def __init__(self, slot: str) -> None:
        super().__init__("Een termijn kon niet afgehandeld worden.")
        self.slot = slot


def pause_after(attempts: int) -> timedelta:
    """Return the pause after the n-th failed attempt (1 = the first)."""
    return PAUZES[min(attempts, len(PAUZES)) - 1]


def count_failure(livc_id: LivcId, error: SlotFailedError, deps: Deps) -> None:
    """Leave the slot alone for a while; after the last attempt open an incident.

    A slot that was destroyed meanwhile has nothing left to try.
    """
    now = deps.clock.now()
    with deps.uow.begin(livc_id) as tx:
        try:
            attempts = tx.slots.back_off(error.slot, now + PAUZES[0])
        except NotFoundError:
            return
        if attempts > 1:
            tx.slots.postpone(error.slot, now + pause_after(attempts))
        if attempts == len(PAUZES):
            cause = type(error.__cause__).__name__
            tx.outbox.add_incident(Incident(new_id(), livc_id, error.slot, "termijn", cause, now, attempts))
