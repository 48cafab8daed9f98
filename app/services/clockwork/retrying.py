"""How often and after what pause the worker tries again."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from app.domain.casus import Incident
from app.domain.errors import DomainError, NotFoundError
from app.domain.ids import LivcId, new_id
from app.services.deps import Deps
from app.services.incidents import cause_in_words
from app.services.store import Tx

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


@contextmanager
def blaming(slot: str, tx: Tx) -> Iterator[None]:
    """Turn whatever goes wrong into a `SlotFailedError`, except that the database went away: no slot's fault."""
    try:
        yield
    except Exception as error:  # the worker alone catches everything (STYLE §5); the transaction rolls back
        if tx.is_lost:
            raise
        raise SlotFailedError(slot) from error


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
            cause = cause_in_words(error.__cause__)
            tx.outbox.add_incident(Incident(new_id(), livc_id, error.slot, "termijn", cause, now, attempts))
