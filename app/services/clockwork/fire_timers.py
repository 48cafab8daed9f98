"""The clock acts: fire what is due, one slot per transaction."""

from contextlib import suppress

from app.domain.errors import NotFoundError
from app.domain.ids import LivcId
from app.domain.words.processes import process_of
from app.services.clockwork.retrying import SlotFailedError, blaming, count_failure, slot_went_on
from app.services.deps import Deps
from app.services.ports.unit_of_work import Tx
from app.services.running.mover import Mover


def fire_timers(livc_id: LivcId, deps: Deps) -> str | None:
    """Fire the due timers of one slot; return the slot, or None when nothing is due.

    Claim and moves are one transaction: a worker that dies gives its work back. A slot that fails is left
    as it was, backs off, and after the last pause becomes an incident; the others are not stopped. The retention
    of a casus has its turn apart when another of its procedures fails: that never delays a destruction.
    """
    try:
        with deps.uow.begin(livc_id) as tx:
            return _fire(tx, livc_id, deps)
    except SlotFailedError as error:
        count_failure(livc_id, error, deps)
        _fire_retention(livc_id, error.slot, deps)
        return error.slot


def _fire(tx: Tx, livc_id: LivcId, deps: Deps) -> str | None:
    slot = tx.slots.claim_due(tx.now.domain, tx.now.real)
    if slot is None:
        return None
    with blaming(slot, tx):
        mover = Mover(tx, deps, tx.livcs.get(livc_id))
        for number, instantie in enumerate(tx.instanties.with_due_timer(slot, mover.now)):
            mover.tick(
                tx.instanties.get(instantie.id) if number else instantie
            )  # the one before may have moved it
        slot_went_on(tx, slot, deps)
    return slot


def _fire_retention(livc_id: LivcId, slot: str, deps: Deps) -> None:
    """Fire what is due of the retention alone; when that fails too, the failure is counted already."""
    with suppress(SlotFailedError, NotFoundError), deps.uow.begin(livc_id) as tx:
        tx.slots.lock(slot)
        mover = Mover(tx, deps, tx.livcs.get(livc_id))
        due = tx.instanties.with_due_timer(slot, mover.now)
        with blaming(slot, tx):
            for instantie in due:
                if process_of(instantie.proces_id).keeps and len(due) > 1:
                    mover.tick(instantie)
