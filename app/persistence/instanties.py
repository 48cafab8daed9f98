"""Instances with their state, open tasks, armed timers and awaited messages (scoped)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, SelectLabelStyle, Table, bindparam, delete, func, select

from app.domain.casus import Casus
from app.domain.errors import NotFoundError
from app.domain.execution import ArmedTimer, Variables
from app.domain.ids import CasusId, InstantieId
from app.domain.instantie import Instantie, Taak
from app.persistence import tables as t
from app.persistence.db import Db, here, row_of, value_of
from app.persistence.links import last_link, remember
from app.persistence.slots import SqlSlots
from app.services.ports.instanties import Wijziging

_KEPT = ("opgenomen_door", "sinds", "streefdatum", "organisatie_id", "persoon_id")
"""What a task keeps for as long as it is open."""
_ONE: Final = select(t.instantie).where(here(t.instantie), t.instantie.c.id == bindparam("asked"))
_OF_PROCESS: Final = (
    select(t.instantie)
    .where(here(t.instantie), t.instantie.c.proces_id == bindparam("of"))
    .order_by(t.instantie.c.id)
)
_RUNNING: Final = _OF_PROCESS.where(t.instantie.c.beeindigd.is_(None))
_VARIABLES: Final = select(t.instantie.c.casus_id, t.instantie.c.variables).where(
    here(t.instantie),
    t.instantie.c.proces_id == bindparam("of"),
    t.instantie.c.beeindigd.is_(None),
    t.instantie.c.casus_id.is_not(None),
)
_TIMERS: Final = (
    select(t.timer)
    .where(here(t.timer), t.timer.c.slot == bindparam("of"))
    .order_by(t.timer.c.due_at, t.timer.c.task_id)
)
_TIMERS_OF: Final = select(t.timer).where(
    here(t.timer), t.timer.c.slot.in_(bindparam("slots", expanding=True))
)
"""In no order: asked for one, SQLite walks past every timer of the LIVC-R."""
_IN_PLACE: Final = (
    select(
        t.instantie,
        t.casus,
        last_link("ketennummer", t.instantie.c.casus_id),
        last_link("kop", t.instantie.c.casus_id),
    )
    .join_from(t.instantie, t.casus, here(t.casus) & (t.casus.c.id == t.instantie.c.casus_id), isouter=True)
    .where(here(t.instantie), t.instantie.c.slot == bindparam("of"))
    .set_label_style(SelectLabelStyle.LABEL_STYLE_TABLENAME_PLUS_COL)
)
"""Instances with their casus, which their move reads as well."""
_OF_SLOT: Final = _IN_PLACE.order_by(t.instantie.c.id)
_LONGEST: Final = (
    select(func.min(t.timer.c.due_at))
    .where(here(t.timer), t.timer.c.instantie_id == t.instantie.c.id, t.timer.c.due_at <= bindparam("now"))
    .scalar_subquery()
)
_DUE: Final = _IN_PLACE.where(_LONGEST.is_not(None)).order_by(_LONGEST, t.instantie.c.id)


@dataclass(frozen=True)
class SqlInstanties:
    """Executions of procedure versions."""

    db: Db

    def get(self, instantie_id: InstantieId) -> Instantie:
        """Return an instance."""
        found = self.db.find(Instantie, _ONE, asked=instantie_id)
        if found is None:
            raise NotFoundError
        return found

    def of_slot(self, slot: str) -> Sequence[Instantie]:
        """Return all instances of a casus, or the one free-standing instance."""
        return self._in_place(slot, self.db.rows(_OF_SLOT, of=slot))

    def with_due_timer(self, slot: str, now: datetime) -> Sequence[Instantie]:
        """Return the instances of a slot in which a timer is due, the longest waiting first."""
        return self._in_place(slot, self.db.rows(_DUE, of=slot, now=now))

    def _in_place(self, slot: str, rows: Sequence[Row[Any]]) -> Sequence[Instantie]:
        """Return the instances; under the lock of the slot their casus is remembered, with its last link."""
        locked = slot in self.db.slots
        for row in rows:
            if locked and row.casus_id is not None:
                self.db.casussen[row.casus_id] = value_of(Casus, row, "casus_")
                remember(self.db, row.casus_id, row)
        return [value_of(Instantie, row, "instantie_") for row in rows]

    def of_process(self, proces_id: str, lopend: bool = True) -> Sequence[Instantie]:
        """Return the running instances of a process; with `lopend=False` the ended ones as well."""
        return self.db.values(Instantie, _RUNNING if lopend else _OF_PROCESS, of=proces_id)

    def variables_of(self, proces_id: str) -> Mapping[CasusId, Variables]:
        """Return the process variables of the running instances of a process, by casus; no state is read."""
        return {row.casus_id: row.variables for row in self.db.rows(_VARIABLES, of=proces_id)}

    def save(
        self,
        instantie: Instantie,
        taken: Sequence[Taak],
        timers: Sequence[ArmedTimer],
        wacht_op: frozenset[str],
    ) -> None:
        """Write state, and make tasks, timers and awaited messages exactly these, in at most five statements."""
        where = {"livc_id": instantie.livc_id, "instantie_id": instantie.id, "slot": instantie.slot}
        self.db.put(t.instantie, row_of(instantie, slot=instantie.slot, wacht_op=wacht_op))
        gone = delete(t.taak).where(here(t.taak), t.taak.c.instantie_id == instantie.id)
        self.db.run(gone.where(t.taak.c.id.not_in([taak.id for taak in taken])))
        self.db.put(t.taak, *[row_of(taak) | where for taak in taken], keep=_KEPT)
        disarmed = delete(t.timer).where(here(t.timer), t.timer.c.instantie_id == instantie.id)
        self.db.run(disarmed.where(t.timer.c.task_id.not_in([timer.task_id for timer in timers])))
        self.db.put(t.timer, *[row_of(timer) | where for timer in timers])

    def keep(self, instantie: Instantie, wijziging: Wijziging) -> None:
        """Write state and only those tasks and timers that came, changed or went."""
        where = {"livc_id": instantie.livc_id, "instantie_id": instantie.id, "slot": instantie.slot}
        self.db.put(t.instantie, row_of(instantie, slot=instantie.slot, wacht_op=wijziging.wacht_op))
        self._keep(instantie, t.taak, wijziging.weg, [row_of(taak) | where for taak in wijziging.taken])
        timers = [row_of(timer) | where for timer in wijziging.timers]
        self._keep(instantie, t.timer, wijziging.ontwapend, timers)

    def _keep(
        self, instantie: Instantie, table: Table, gone: Sequence[str], rows: Sequence[dict[str, Any]]
    ) -> None:
        """Let rows come and go; one that goes makes place for one that comes, in one statement."""
        key = list(table.primary_key)[-1]
        coming = {row[key.name]: row for row in rows}
        pairs = [(old, coming.pop(old)) for old in gone if old in coming]
        left, new = [old for old in gone if old not in dict(pairs)], list(coming.values())
        self.db.change(table, [*pairs, *zip(left, new, strict=False)])
        self.db.insert(table, new[len(left) :])
        if over := left[len(new) :]:
            mine = here(table) & (table.c.instantie_id == instantie.id)
            self.db.run(delete(table).where(mine, key.in_(over)))

    def delete(self, instantie_id: InstantieId) -> None:
        """Delete an instance with its tasks and timers, and its slot when it stood alone."""
        self.db.run(delete(t.instantie).where(here(t.instantie), t.instantie.c.id == instantie_id))
        SqlSlots(self.db).delete(instantie_id)

    def waits_for(self, slot: str, bericht: str) -> Sequence[Instantie]:
        """Return the instances in a slot that wait for a message."""
        rows = self.db.rows(_OF_SLOT, of=slot)
        return self._in_place(slot, [row for row in rows if bericht in row.instantie_wacht_op])

    def timers(self, slot: str) -> Sequence[ArmedTimer]:
        """Return the armed timers of a slot, the first due first."""
        return self.db.values(ArmedTimer, _TIMERS, of=slot)

    def timers_of(self, slots: Iterable[str]) -> Mapping[str, Sequence[ArmedTimer]]:
        """Return the armed timers of several, by slot, the first due first."""
        found: dict[str, list[ArmedTimer]] = {}
        rows = self.db.rows(_TIMERS_OF, slots=sorted(set(slots)))
        for row in sorted(rows, key=lambda row: (row.due_at, row.task_id)):
            found.setdefault(row.slot, []).append(value_of(ArmedTimer, row))
        return found

    def next_timer(self) -> datetime | None:
        """Return the earliest due moment in the LIVC-R."""
        due: datetime | None = self.db.scalar(select(func.min(t.timer.c.due_at)).where(here(t.timer)))
        return due
