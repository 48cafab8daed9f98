"""The clock acts: fire what is due, one slot per transaction."""

from app.domain.ids import LivcId
from app.services.clockwork.retrying import SlotFailedError, blaming, count_failure
from app.services.deps import Deps
from app.services.moving import Mover
from app.services.store import Tx


def fire_timers(livc_id: LivcId, deps: Deps) -> str | None:
    """Fire the due timers of one slot; return the slot, or None when nothing is due.

    Claim and moves are one transaction: a worker that dies gives its work back. A slot that fails is left
    as it was, backs off, and after the last attempt becomes an incident; the others are not stopped.
    """
    try:
        with deps.uow.begin(livc_id) as tx:
            return _fire(tx, livc_id, deps)
    except SlotFailedError as error:
        count_failure(livc_id, error, deps)
        return error.slot


def _fire(tx: Tx, livc_id: LivcId, deps: Deps) -> str | None:
    livc, real_now = tx.livcs.get(livc_id), deps.clock.now()
    slot = tx.slots.claim_due(real_now + livc.klok, real_now)
    if slot is None:
        return None
    with blaming(slot, tx):
        mover = Mover(tx, deps, livc)
        for number, instantie in enumerate(tx.instanties.with_due_timer(slot, mover.now)):
            mover.tick(
                tx.instanties.get(instantie.id) if number else instantie
            )  # the one before may have moved it
        tx.slots.clear(slot)
    return slot
