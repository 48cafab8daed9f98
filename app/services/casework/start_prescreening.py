"""Begin a prescreening in the partner's own space: nobody else sees that it exists."""

from app.domain.errors import ConflictError, NotAllowedError
from app.domain.ids import InstantieId, OrganisatieId, TaskId
from app.domain.people import Actor
from app.domain.toegang import partnerorganisaties
from app.domain.words.processes import PRESCREENING
from app.services.deps import Deps
from app.services.loading import mover_for
from app.services.once import id_from
from app.services.ports.unit_of_work import Tx


def start_prescreening(actor: Actor, deps: Deps, eenmalig: str = "") -> TaskId:
    """Start it and return its open task; a second press of the same button, `eenmalig`, starts nothing more.

    Only for partners.
    """
    own = sorted(partnerorganisaties(actor))
    if not own:
        raise NotAllowedError("Enkel een partner bekijkt een signaal eerst intern.")
    instance_id = InstantieId(id_from(actor, eenmalig))
    try:
        return _start(actor, instance_id, own[0], deps)
    except ConflictError:  # both presses at the same moment
        with deps.uow.read(actor.livc_id) as tx:
            started = _find_task(tx, instance_id)
        if started is None:
            raise
        return started


def _start(actor: Actor, instance_id: InstantieId, organisatie_id: OrganisatieId, deps: Deps) -> TaskId:
    with deps.uow.begin(actor.livc_id) as tx:
        started = _find_task(tx, instance_id)
        if started is not None:
            return started
        mover = mover_for(tx, deps, actor)
        mover.start(PRESCREENING.word, {}, organisatie_id=organisatie_id, instance_id=instance_id)
        return tx.taken.of_slot(instance_id)[0].id


def _find_task(tx: Tx, instance_id: InstantieId) -> TaskId | None:
    return next((taak.id for taak in tx.taken.of_slot(instance_id)), None)
