"""Deliver a message to another instance, once, in its own transaction."""

from app.domain.casus import Opdracht
from app.domain.errors import NotFoundError
from app.services.deps import Deps
from app.services.moving import Mover
from app.services.store import Tx


def deliver_message(tx: Tx, opdracht: Opdracht, deps: Deps) -> None:
    """Deliver to who waits; a message to something that is gone is dropped."""
    livc = tx.livcs.get(opdracht.livc_id)
    try:
        tx.slots.lock(opdracht.slot)
    except NotFoundError:
        return
    Mover(tx, deps, livc).deliver(opdracht.slot, opdracht.payload["bericht"])
