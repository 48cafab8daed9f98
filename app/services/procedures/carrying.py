"""Moves one instance to another version inside an open transaction, and keeps the way back until its next step."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from app.domain.casus import Casus, Gebeurtenis, Instantie, Taak
from app.domain.execution import Bindings, Bundle, Moved, OpenTask
from app.domain.ids import CasusId
from app.domain.migration import Answers
from app.domain.toegang import grond_om_af_te_werken
from app.services.access.resume_session import actor_of
from app.services.bindings import bindings_of
from app.services.moving import Mover, state_of
from app.services.store import AuditRegel, Tx, Verhuizing
from app.services.taskrows import open_tasks

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
    rows = tx.taken.of_slot(old.slot) if _changes_rows(move) else ()
    mine = tuple(row for row in rows if row.instantie_id == old.id)
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
    if _changes_rows(move):
        casus = tx.casussen.get(old.casus_id) if old.casus_id else None
        tx.verhuizingen.replace_rows(fresh, _rows(mover, move, mine, casus), moved.timers)
        _keep_phase(mover, fresh, casus, moved)
    terug = _way_back(mover, move, mine) if move.can_be_undone else None
    if terug is None and old.verhuisd:
        tx.verhuizingen.forget(old.id)
    tx.verhuizingen.move(fresh, moved.waiting, terug)
    note(mover, old, BIJGEWERKT, "procedure_bijgewerkt")


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
    same_owner = (said.role, said.per, said.binding) == (says.role, says.per, says.binding)
    merged = replace(
        row,
        sinds=old.sinds,
        streefdatum=old.streefdatum if said.due == says.due else row.streefdatum,
        organisatie_id=old.organisatie_id if same_owner else row.organisatie_id,
        persoon_id=old.persoon_id if same_owner else row.persoon_id,
    )
    fits = old.opgenomen_door is not None and (same_owner or _still_fits(mover, old, merged))
    return replace(merged, opgenomen_door=old.opgenomen_door if fits else None)


def _still_fits(mover: Mover, old: Taak, row: Taak) -> bool:
    """Answer whether who took the task on may still complete it."""
    if old.opgenomen_door is None:
        return False
    who = actor_of(mover.tx, old.opgenomen_door, mover.livc, mover.deps)
    return who is not None and grond_om_af_te_werken(who, row, aan_tafel=False) is not None


def _keep_phase(mover: Mover, instantie: Instantie, casus: Casus | None, moved: Moved) -> None:
    phases = [task.phase for task in moved.tasks if task.phase]
    if casus is not None and instantie.proces_id == "casus" and phases:
        mover.tx.casussen.save(replace(mover.tx.casussen.get(casus.id), fase=phases[-1]))
