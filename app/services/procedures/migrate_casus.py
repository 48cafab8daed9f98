"""Move the instances of one procedure in one casus to the version in force."""

from dataclasses import dataclass

from app.domain.errors import ConflictError, NotAllowedError
from app.domain.execution import Bundle
from app.domain.ids import LivcId, VersieId
from app.domain.instantie import Instantie
from app.domain.migration import Answers
from app.domain.people import Actor, Rol
from app.domain.words.processes import process_of
from app.services.deps import Deps
from app.services.ports.unit_of_work import Tx
from app.services.procedures import carrying
from app.services.procedures.carrying import Carried
from app.services.running.mover import Mover

ANDERE_VERSIE = (
    "Intussen is een andere versie van deze procedure in gebruik genomen. Er is niets gewijzigd. "
    "Bekijk de proef opnieuw."
)


@dataclass(frozen=True)
class MigrateCasus:
    """`slot` is the casus, or the instance that stands alone; `naar` the version the answers were given for.

    Without an actor it is whoever runs the installation (the command line).
    """

    livc_id: LivcId
    actor: Actor | None
    proces_id: str
    slot: str
    naar: VersieId
    antwoorden: Answers


def migrate_casus(command: MigrateCasus, deps: Deps) -> int:
    """Move the casus in one transaction; return how many instances moved, 0 when all were there already.

    Raises `ConflictError` with the reason when it stays, or when something is not decided yet.
    """
    ensure_may_migrate(command.actor, command.proces_id)
    with deps.uow.begin(command.livc_id) as tx:
        tx.slots.lock(command.slot)
        mover = Mover(tx, deps, tx.livcs.get(command.livc_id), command.actor)
        moves = carried_moves(mover, command)
        for move in moves:
            carrying.keep(mover, move)
    return len(moves)


def carried_moves(mover: Mover, command: MigrateCasus) -> list[Carried]:
    """Return what the engine makes of each instance, nothing kept; the slot is locked."""
    naar = in_force(mover.tx, command)
    return [
        carrying.carried(mover, instantie, naar, command.antwoorden)
        for instantie in running(mover.tx, command)
        if instantie.versie_id != naar.version_id
    ]


def in_force(tx: Tx, command: MigrateCasus) -> Bundle:
    """Return the version in force; `ConflictError` when it is not the one that was decided about."""
    current = tx.versies.find_current(command.proces_id)
    if current is None or current.version_id != command.naar:
        raise ConflictError(ANDERE_VERSIE)
    return current


def running(tx: Tx, command: MigrateCasus) -> list[Instantie]:
    """Return the instances of the procedure that run in the slot; those that ended are left."""
    every = tx.instanties.of_slot(command.slot)
    return [i for i in every if i.proces_id == command.proces_id and i.beeindigd is None]


def ensure_may_migrate(actor: Actor | None, proces_id: str) -> None:
    """Raise `NotAllowedError` unless the actor is coördinator, and never for a partner's own space."""
    if process_of(proces_id).own_space or (actor is not None and Rol.COORDINATOR not in actor.rollen):
        raise NotAllowedError("Deze procedure kunt u niet laten meegaan. Er is niets gewijzigd.")
