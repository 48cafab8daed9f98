"""The coördinator's phone number: talking comes before typing."""

from app.domain.people import Actor
from app.services.deps import Deps

SLEUTEL = "telefoon_coordinator"
"""A versioned setting of the LIVC-R."""


def find_phone(actor: Actor, deps: Deps) -> str | None:
    """Return the number, None while the LIVC-R has not set one."""
    with deps.uow.read(actor.livc_id) as tx:
        return tx.livcs.instelling(actor.livc_id, SLEUTEL)
