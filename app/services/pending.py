"""What the worker still has to do in one slot."""

from app.domain.opdracht import Opdracht
from app.services.ports.unit_of_work import Tx


def pending_in(tx: Tx, slot: str, soort: str) -> list[Opdracht]:
    """Return the jobs of one kind that wait in a slot."""
    return [job for job in tx.outbox.pending(soort) if job.slot == slot]
