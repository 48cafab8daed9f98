"""Whether somebody works at a justitiehuis, which notifies each of its files at once (INV-57)."""

from app.domain.organisaties import Soort
from app.domain.people import Actor
from app.domain.toegang import partnerorganisaties
from app.services.deps import Deps


def notifies_at_once(actor: Actor, deps: Deps) -> bool:
    """Answer whether one of the organisations that the actor represents as a partner is a justitiehuis."""
    with deps.uow.read(actor.livc_id) as tx:
        own = (tx.people.organisatie(each) for each in partnerorganisaties(actor))
        return any(each.soort == Soort.JUSTITIEHUIS for each in own)
