"""Begin a prescreening in the partner's own space: nobody else sees that it exists."""

from app.domain.errors import NotAllowedError
from app.domain.ids import TaskId
from app.domain.people import Actor
from app.domain.toegang import partnerorganisaties
from app.services.deps import Deps
from app.services.loading import mover_for


def start_prescreening(actor: Actor, deps: Deps) -> TaskId:
    """Start it and return the first task. Only for partners."""
    own = sorted(partnerorganisaties(actor))
    if not own:
        raise NotAllowedError("Enkel een partner bekijkt een signaal eerst intern.")
    with deps.uow.begin(actor.livc_id) as tx:
        mover = mover_for(tx, deps, actor)
        instantie = mover.start("prescreening", {}, organisatie_id=own[0])
        return tx.taken.of_slot(instantie.id)[0].id
