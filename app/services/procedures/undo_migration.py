"""Put an instance back on the version it came from, as long as it took no step since."""

from dataclasses import dataclass, replace

from app.domain.errors import ConflictError, NotFoundError
from app.domain.execution import InstanceState
from app.domain.ids import InstantieId, LivcId, TaskId
from app.domain.instantie import Instantie, Taak
from app.domain.people import Actor
from app.domain.stored import state_of
from app.services.deps import Deps
from app.services.ports.instanties import Wijziging
from app.services.ports.unit_of_work import Tx
from app.services.ports.verhuizingen import Verhuizing
from app.services.procedures import carrying
from app.services.procedures.migrate_casus import ensure_may_migrate
from app.services.running.keeping import casus_of, in_phase, keep_casus
from app.services.running.mover import Mover
from app.services.running.way_back import forget_concepts, is_of_a_step

TE_LAAT = (
    "Dit kan niet meer ongedaan gemaakt worden: in deze casus werd intussen een stap gezet. "
    "Er is niets gewijzigd; de casus loopt verder op de nieuwe versie."
)


@dataclass(frozen=True)
class UndoMigration:
    """Without an actor it is whoever runs the installation (the command line)."""

    livc_id: LivcId
    actor: Actor | None
    instantie_id: InstantieId


def undo_migration(command: UndoMigration, deps: Deps) -> None:
    """Restore state, version, tasks and timers as they were; `ConflictError` after a step."""
    with deps.uow.begin(command.livc_id) as tx:
        instantie, terug = _locked(tx, command)
        ensure_may_migrate(command.actor, terug.proces_id)
        mover = Mover(tx, deps, tx.livcs.get(command.livc_id), command.actor)
        put_back(mover, instantie, terug)
        carrying.note(mover, instantie, carrying.TERUGGEZET, "procedure_teruggezet")


def _locked(tx: Tx, command: UndoMigration) -> tuple[Instantie, Verhuizing]:
    """Return the instance under its lock with what it was."""
    try:
        tx.slots.lock(tx.instanties.get(command.instantie_id).slot)
        instantie = tx.instanties.get(command.instantie_id)
    except NotFoundError:
        raise ConflictError("Deze casus bestaat niet meer. Er is niets gewijzigd.") from None
    terug = tx.verhuizingen.find(command.instantie_id)
    if terug is None or instantie.versie_id != terug.naar or is_of_a_step(terug):
        raise ConflictError(TE_LAAT)
    return instantie, terug


def put_back(mover: Mover, instantie: Instantie, terug: Verhuizing) -> None:
    """Let an instance, which is locked, be again what it was: its state, variables, tasks and timers."""
    tx = mover.tx
    state = InstanceState(instantie.id, terug.proces_id, terug.van, terug.state, terug.variables)
    before = mover.deps.engine.inspect(tx.versies.get(terug.van), state)
    old = replace(
        instantie,
        versie_id=terug.van,
        state=terug.state,
        variables=terug.variables,
        actief=before.active,
        beeindigd=before.ended,
        verhuisd=False,
    )
    change = Wijziging((), (), (), (), before.waiting)
    if terug.taken is not None:
        rows = {row.id: row for row in tx.taken.of_slot(old.slot) if row.instantie_id == old.id}
        armed = mover.deps.engine.inspect(mover.bundle(instantie), state_of(instantie)).timers
        wanted = [_as_it_was(row, rows) for row in terug.taken]
        forget_concepts(tx, rows.values(), {row.id for row in wanted})
        change = carrying.difference((list(rows.values()), armed), (wanted, before.timers), before.waiting)
        casus = casus_of(mover.scene, old)
        if casus:
            keep_casus(mover.scene, casus, in_phase(casus, old, before))
    tx.instanties.keep(old, change)
    tx.verhuizingen.forget(old.id)


def _as_it_was(row: Taak, now: dict[TaskId, Taak]) -> Taak:
    """Return the row; who took the task on since the move keeps it."""
    since = now[row.id].opgenomen_door if row.id in now else None
    return replace(row, opgenomen_door=since or row.opgenomen_door)
