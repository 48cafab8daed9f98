"""Begin a procedure that runs by itself, once for each press of a button."""

from app.domain.errors import ConflictError
from app.domain.ids import InstantieId, OrganisatieId, TaskId
from app.domain.people import Actor
from app.services.deps import Deps
from app.services.loading import mover_for
from app.services.once import id_from


def start_once(
    actor: Actor, proces_id: str, deps: Deps, token: str, *, organisatie_id: OrganisatieId | None = None
) -> InstantieId:
    """Begin it and return the instance; a second press of the same button, `token`, begins nothing more.

    Raises `ConflictError` when the LIVC-R has no such procedure in force.
    """
    instance_id = InstantieId(id_from(actor, token, proces_id))
    try:
        _start(actor, proces_id, instance_id, deps, organisatie_id)
    except ConflictError:  # both presses at the same moment
        if not _is_there(actor, instance_id, deps):
            raise
    return instance_id


def start_own_space(
    actor: Actor, proces_id: str, organisatie_id: OrganisatieId, deps: Deps, token: str
) -> TaskId:
    """Begin a procedure in the own space of an organisation, once for each press, and return its open task.

    Raises `ConflictError` when what that press began has ended meanwhile.
    """
    instance_id = start_once(actor, proces_id, deps, token, organisatie_id=organisatie_id)
    with deps.uow.read(actor.livc_id) as tx:
        begun = next(iter(tx.taken.of_slot(instance_id)), None)
    if begun is None:
        raise ConflictError(
            "Wat u hier begon, is al afgerond. Begin opnieuw vanaf de pagina. Er is niets gewijzigd."
        )
    return begun.id


def _start(
    actor: Actor, proces_id: str, instance_id: InstantieId, deps: Deps, organisatie_id: OrganisatieId | None
) -> None:
    with deps.uow.begin(actor.livc_id) as tx:
        if not tx.instanties.of_slot(instance_id):
            mover = mover_for(tx, deps, actor)
            mover.start(proces_id, {}, organisatie_id=organisatie_id, instance_id=instance_id)


def _is_there(actor: Actor, instance_id: InstantieId, deps: Deps) -> bool:
    with deps.uow.read(actor.livc_id) as tx:
        return bool(tx.instanties.of_slot(instance_id))
