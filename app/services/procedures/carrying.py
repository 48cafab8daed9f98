"""Moves one instance to another version inside an open transaction, and keeps the way back until its next step."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from app.domain.casus import Casus, Gebeurtenis, Instantie, Taak
from app.domain.execution import ArmedTimer, Bindings, Bundle, Moved, OpenTask
from app.domain.ids import CasusId
from app.domain.migration import Answers
from app.domain.toegang import grond_om_af_te_werken
from app.services.owners import actor_of
from app.services.ports.audit import AuditRegel
from app.services.ports.instanties import Wijziging
from app.services.ports.unit_of_work import Tx
from app.services.ports.verhuizingen import Verhuizing
from app.services.running.bindings import bindings_of
from app.services.running.mover import Mover, forget_concepts, forget_way_back, state_of
from app.services.running.taskrows import open_tasks

Rows = tuple[Sequence[Taak], Sequence[ArmedTimer]]

BIJGEWERKT = "De procedure van deze casus werd bijgewerkt"
TERUGGEZET = "De procedure van deze casus werd teruggezet"


class _Asked(Mapping[str, tuple[str, ...]]):
    """The bindings of an instance, read only when a step that repeats begins."""

    def __init__(self, tx: Tx, instantie: Instantie) -> None:
        self._tx, self._instantie = tx, instantie

    @cached_property
    def _all(self) -> Bindings:
        return bindings_of(self._tx, self._instantie)

    def __getitem__(self, per: str) -> tuple[str, ...]:
        return self._all[per]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)


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
    after = engine.migrate(old, naar, state, answers, _Asked(mover.tx, instantie), mover.now)
    return Carried(instantie, naar, engine.inspect(old, state), after)


def keep(mover: Mover, move: Carried) -> None:
    """Keep a move: state, rows, timeline and the way back."""
    tx, old, moved = mover.tx, move.instantie, move.after
    rows = _rows_of(tx, old) if _changes_rows(move) else ()
    fresh = replace(old, versie_id=move.naar.version_id, verhuisd=False)
    if moved.steps:
        fresh = mover.keep(fresh, moved)
    fresh = replace(
        fresh,
        state=moved.instance.state,
        variables=moved.instance.variables,
        actief=moved.active,
        beeindigd=moved.ended,
        verhuisd=move.can_be_undone,
    )
    tx.instanties.keep(fresh, _changed(mover, move, rows))
    back = rows if move.can_be_undone else ()
    reachable = {task.task_id for task in moved.tasks} | {row.id for row in back}
    forget_concepts(tx, rows, reachable)
    if old.verhuisd:
        forget_way_back(tx, old.id, reachable)
    if move.can_be_undone:
        tx.verhuizingen.keep(_way_back(mover, move, rows))
    note(mover, old, BIJGEWERKT, "procedure_bijgewerkt")


def difference(now: Rows, wanted: Rows, wacht_op: frozenset[str]) -> Wijziging:
    """Return what turns the rows that are there into the ones that are wanted, in every column."""
    (tasks, timers), (wanted_tasks, wanted_timers) = now, wanted
    there, armed = {row.id: row for row in tasks}, {timer.task_id: timer for timer in timers}
    other = [row for row in wanted_tasks if row.id in there and row != there[row.id]]
    rearmed = [each for each in wanted_timers if each.task_id in armed and each != armed[each.task_id]]
    left = {row.id for row in wanted_tasks}
    running = {timer.task_id for timer in wanted_timers}
    return Wijziging(
        taken=[*other, *(row for row in wanted_tasks if row.id not in there)],
        weg=[*(row.id for row in other), *(task_id for task_id in there if task_id not in left)],
        timers=[*rearmed, *(each for each in wanted_timers if each.task_id not in armed)],
        ontwapend=[*(t.task_id for t in rearmed), *(task_id for task_id in armed if task_id not in running)],
        wacht_op=wacht_op,
    )


def note(mover: Mover, instantie: Instantie, wat: str, word: str) -> None:
    """Tell the timeline and the audit trail."""
    if instantie.casus_id:
        line = Gebeurtenis(
            instantie.livc_id, instantie.casus_id, mover.now, instantie.proces_id, "", wat, "stap"
        )
        mover.tx.casussen.add_gebeurtenissen([line])
    who = mover.actor.persoon_id if mover.actor else None
    grond = "rol" if mover.actor else "beheer"
    casus_id: CasusId | None = instantie.casus_id
    mover.tx.audit.record(
        AuditRegel(mover.deps.clock.now(), "schrijven", word, grond, who, casus_id=casus_id)
    )


def _changes_rows(move: Carried) -> bool:
    return (move.before.tasks, move.before.timers) != (move.after.tasks, move.after.timers)


def _rows_of(tx: Tx, instantie: Instantie) -> tuple[Taak, ...]:
    return tuple(row for row in tx.taken.of_slot(instantie.slot) if row.instantie_id == instantie.id)


def _changed(mover: Mover, move: Carried, rows: tuple[Taak, ...]) -> Wijziging:
    """Return what changes in the rows; what the steps of the move changed is there already."""
    old, moved = move.instantie, move.after
    if not _changes_rows(move):
        return Wijziging((), (), (), (), moved.waiting)
    casus = mover.tx.casussen.get(old.casus_id) if old.casus_id else None
    wanted = _rows(mover, move, rows, casus)
    _keep_phase(mover, old, casus, moved)
    timers: Sequence[ArmedTimer] = move.before.timers
    if moved.steps:
        mine = {timer.task_id for timer in (*timers, *moved.timers)}
        rows = _rows_of(mover.tx, old)
        timers = [timer for timer in mover.tx.instanties.timers(old.slot) if timer.task_id in mine]
    return difference((rows, timers), (wanted, moved.timers), moved.waiting)


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
        moment=mover.deps.clock.now(),
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
    merged = replace(
        row,
        sinds=old.sinds,
        streefdatum=old.streefdatum if said.streefdatum == says.streefdatum else row.streefdatum,
        organisatie_id=old.organisatie_id if same_owner else row.organisatie_id,
        persoon_id=old.persoon_id if same_owner else row.persoon_id,
    )
    fits = old.opgenomen_door is not None and (same_owner or _still_fits(mover, old, merged))
    return replace(merged, opgenomen_door=old.opgenomen_door if fits else None)


def _still_fits(mover: Mover, old: Taak, row: Taak) -> bool:
    """Answer whether who took the task on may still complete it."""
    if old.opgenomen_door is None:
        return False
    who = actor_of(mover.tx, old.opgenomen_door, mover.livc)
    return who is not None and grond_om_af_te_werken(who, row, aan_tafel=False) is not None


def _keep_phase(mover: Mover, instantie: Instantie, casus: Casus | None, moved: Moved) -> None:
    phases = [task.fase for task in moved.tasks if task.fase]
    if casus is not None and instantie.proces_id == "casus" and phases:
        mover.tx.casussen.save(replace(casus, fase=phases[-1]))
