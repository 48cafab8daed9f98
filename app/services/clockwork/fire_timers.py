"""The clock acts: fire what is due, one slot per transaction."""

from app.domain.ids import LivcId
from app.services.clockwork.retrying import SlotFailedError, count_failure
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
    livc = tx.livcs.get(livc_id)
    slot = tx.slots.claim_due(deps.clock.now() + livc.klok, deps.clock.now())
    if slot is None:
        return None
    try:
        mover = Mover(tx, deps, livc)
        for instantie in tx.instanties.of_slot(slot):
            if instantie.beeindigd is None:
                mover.tick(tx.instanties.get(instantie.id))
        tx.slots.clear(slot)
    except Exception as error:  # the worker alone catches everything (STYLE §5); the transaction rolls back
        raise SlotFailedError(slot) from error
    return slot
