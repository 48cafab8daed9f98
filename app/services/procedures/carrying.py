"""Moves one instance to another version inside an open transaction, and keeps the way back until its next step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from app.domain.casus import Casus, Gebeurtenis
from app.domain.execution import ArmedTimer, Bundle, Moved, OpenTask
from app.domain.ids import CasusId, TaskId
from app.domain.instantie import Instantie, Taak
from app.domain.migration import Answers
from app.domain.stored import state_of
from app.domain.toegang import grond_om_af_te_werken
from app.services.owners import actor_of
from app.services.ports.audit import AuditRegel
from app.services.ports.instanties import Wijziging
from app.services.ports.unit_of_work import Tx
from app.services.ports.verhuizingen import Verhuizing
from app.services.running.acts import Keep
from app.services.running.bindings import bindings_of
from app.services.running.keeping import casus_of, in_phase, keep_casus, moved_to
from app.services.running.mover import Mover
from app.services.running.taskrows import open_tasks
from app.services.running.way_back import forget_concepts, forget_way_back

Rows = tuple[Sequence[Taak], Sequence[ArmedTimer]]
Row = TypeVar("Row")

BIJGEWERKT = "De procedure van deze casus werd bijgewerkt"
TERUGGEZET = "De procedure van deze casus werd teruggezet"


@dataclass(frozen=True)
class Carried:
    """An instance before and after, not kept yet."""

    instantie: Instantie
    naar: Bundle
    before: Moved
    after: Moved

    @property
    def can_be_undone(self) -> bool:
        """Whether nothing left the instance: no message, no operation, no end."""
        return self.after.ended is None and all(e.kind == "decision" for e in self.after.effects)


def carried(mover: Mover, instantie: Instantie, naar: Bundle, answers: Answers) -> Carried:
    """Return what the engine makes of an instance; raises `ConflictError` when it stays, and keeps nothing."""
    old, state, engine = mover.bundle(instantie), state_of(instantie), mover.deps.engine
    after = engine.migrate(old, naar, state, answers, bindings_of(mover.tx, instantie), mover.now)
    return Carried(instantie, naar, engine.inspect(old, state), after)


def keep(mover: Mover, move: Carried) -> None:
    """Keep a move: state, rows, timeline and the way back."""
    tx, old, moved = mover.tx, move.instantie, move.after
    rows = _rows_of(tx, old) if _changes_rows(move) else ()
    _keep_instance(mover, move, rows)
    back = rows if move.can_be_undone else ()
    reachable = {task.task_id for task in moved.tasks} | {row.id for row in back}
    forget_concepts(tx, rows, reachable)
    if old.verhuisd:
        forget_way_back(tx, old.id, reachable)
    if move.can_be_undone:
        tx.verhuizingen.keep(_way_back(mover, move, rows))
    note(mover, old, BIJGEWERKT, "procedure_bijgewerkt")


def _keep_instance(mover: Mover, move: Carried, rows: Sequence[Taak]) -> None:
    """Keep it once, with the rows that changed; when the move took steps, all that follows from them is done."""
    fresh = replace(moved_to(move.instantie, move.after), versie_id=move.naar.version_id)
    fresh, casus = replace(fresh, verhuisd=move.can_be_undone), casus_of(mover.scene, fresh)
    taken, change = rows, Wijziging((), (), (), (), move.after.waiting)
    if _changes_rows(move):
        taken = _rows(mover, move, rows, casus)
        change = difference((rows, move.before.timers), (taken, move.after.timers), move.after.waiting)
    if move.after.steps:
        mover.carry_out(Keep(fresh, move.after, change, taken))
        return
    mover.tx.instanties.keep(fresh, change)
    if casus:
        keep_casus(mover.scene, casus, in_phase(casus, fresh, move.after))


def difference(now: Rows, wanted: Rows, wacht_op: frozenset[str]) -> Wijziging:
    """Return what turns the rows that are there into the ones that are wanted, in every column."""
    taken, weg = _apart(_tasks_by_id(now), _tasks_by_id(wanted))
    timers, ontwapend = _apart(_timers_by_id(now), _timers_by_id(wanted))
    return Wijziging(taken, weg, timers, ontwapend, wacht_op)


def _tasks_by_id(rows: Rows) -> Mapping[TaskId, Taak]:
    return {row.id: row for row in rows[0]}


def _timers_by_id(rows: Rows) -> Mapping[TaskId, ArmedTimer]:
    return {timer.task_id: timer for timer in rows[1]}


def _apart(there: Mapping[TaskId, Row], wanted: Mapping[TaskId, Row]) -> tuple[list[Row], list[TaskId]]:
    """Return the rows to write and the ids to take away; one that differs is taken away and written."""
    other: list[TaskId] = []
    fresh: list[TaskId] = []
    for row_id, row in wanted.items():
        if row_id not in there:
            fresh.append(row_id)
        elif row != there[row_id]:
            other.append(row_id)
    gone = [row_id for row_id in there if row_id not in wanted]
    written = [wanted[row_id] for row_id in (*other, *fresh)]
    return written, [*other, *gone]


def note(mover: Mover, instantie: Instantie, wat: str, word: str) -> None:
    """Tell the timeline and the audit trail."""
    if instantie.casus_id:
        line = Gebeurtenis(
            instantie.livc_id, instantie.casus_id, mover.now, instantie.proces_id, "", wat, "stap"
        )
        mover.tx.casussen.add_gebeurtenissen([line])
    who = mover.scene.author
    grond = "rol" if mover.actor else "beheer"
    casus_id: CasusId | None = instantie.casus_id
    mover.tx.audit.record(AuditRegel(mover.tx.now.real, "schrijven", word, grond, who, casus_id=casus_id))


def _changes_rows(move: Carried) -> bool:
    return (move.before.tasks, move.before.timers) != (move.after.tasks, move.after.timers)


def _rows_of(tx: Tx, instantie: Instantie) -> tuple[Taak, ...]:
    return tuple(row for row in tx.taken.of_slot(instantie.slot) if row.instantie_id == instantie.id)


def _way_back(mover: Mover, move: Carried, rows: tuple[Taak, ...]) -> Verhuizing:
    old = move.instantie
    return Verhuizing(
        livc_id=old.livc_id,
        instantie_id=old.id,
        slot=old.slot,
        casus_id=old.casus_id,
        proces_id=old.proces_id,
        van=old.versie_id,
        naar=move.naar.version_id,
        moment=mover.tx.now.real,
        state=old.state,
        variables=old.variables,
        taken=rows if _changes_rows(move) else None,
    )


def _rows(mover: Mover, move: Carried, old: Sequence[Taak], casus: Casus | None) -> list[Taak]:
    """Return the rows of the open tasks: what the drawing says is new, what a task got on its way stays."""
    known = {row.id: row for row in old}
    said = {task.task_id: task for task in move.before.tasks}
    says = {task.task_id: task for task in move.after.tasks}
    fresh = open_tasks(mover.tx, move.instantie, casus, move.after)
    return [
        row if row.id not in known else _merged(mover, known[row.id], row, said[row.id], says[row.id])
        for row in fresh
    ]


def _merged(mover: Mover, old: Taak, row: Taak, said: OpenTask, says: OpenTask) -> Taak:
    same_owner = (said.rol, said.per, said.binding) == (says.rol, says.per, says.binding)
    merged = replace(row, sinds=old.sinds)
    if said.streefdatum == says.streefdatum:
        merged = replace(merged, streefdatum=old.streefdatum)
    if same_owner:
        merged = replace(merged, organisatie_id=old.organisatie_id, persoon_id=old.persoon_id)
    fits = old.opgenomen_door is not None and (same_owner or _still_fits(mover, old, merged))
    return replace(merged, opgenomen_door=old.opgenomen_door if fits else None)


def _still_fits(mover: Mover, old: Taak, row: Taak) -> bool:
    """Answer whether who took the task on may still complete it."""
    if old.opgenomen_door is None:
        return False
    who = actor_of(mover.tx, old.opgenomen_door, mover.livc)
    return who is not None and grond_om_af_te_werken(who, row, aan_tafel=False) is not None
