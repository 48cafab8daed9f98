"""Instances on older versions, their move to another one, and the way back until the next step (scoped)."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import case, delete, func, select

from app.domain.ids import InstantieId, VersieId
from app.domain.instantie import Instantie, Taak
from app.persistence import tables as t
from app.persistence.db import Db, columns_of, here, row_of, value_of
from app.services.ports.reports import ProcedureStand
from app.services.ports.verhuizingen import Lopend, Verhuizing

_MOMENTS = ("sinds", "streefdatum")


@dataclass(frozen=True)
class SqlVerhuizingen:
    """Moves between versions."""

    db: Db

    def standen(self) -> Sequence[ProcedureStand]:
        """Return, per process in force, when it came and how many instances run on it and on older versions."""
        versie, inst, part, release = t.procedure_versie, t.instantie, t.release_versie, t.release
        older = case((inst.c.versie_id != versie.c.versie_id, 1), else_=0)
        mine = (inst.c.proces_id == versie.c.proces_id) & inst.c.beeindigd.is_(None)
        query = (
            select(
                versie.c.proces_id,
                versie.c.versie_id,
                versie.c.gepubliceerd_op,
                func.count(inst.c.id).label("lopend"),
                func.coalesce(func.sum(older * case((inst.c.id.is_(None), 0), else_=1)), 0).label("ouder"),
            )
            .select_from(
                versie.join(part, here(part) & (part.c.versie_id == versie.c.versie_id))
                .join(release, here(release) & (release.c.release_id == part.c.release_id))
                .outerjoin(inst, here(inst) & mine)
            )
            .where(here(versie), release.c.huidig)
            .group_by(versie.c.proces_id, versie.c.versie_id, versie.c.gepubliceerd_op)
            .order_by(versie.c.proces_id)
        )
        return [value_of(ProcedureStand, row) for row in self.db.rows(query)]

    def lopend(self, proces_id: str, niet_op: VersieId) -> Sequence[Lopend]:
        """Return the running instances of a process that are not on a version, with the code of their casus."""
        inst, casus = t.instantie, t.casus
        joined = inst.outerjoin(casus, here(casus) & (casus.c.id == inst.c.casus_id))
        query = (
            select(*[c for c in inst.c if c.name != "slot"], casus.c.code)
            .select_from(joined)
            .where(here(inst), inst.c.proces_id == proces_id, inst.c.beeindigd.is_(None))
            .where(inst.c.versie_id != niet_op)
            .order_by(casus.c.code, inst.c.id)
        )
        return [Lopend(value_of(Instantie, row), row.code) for row in self.db.rows(query)]

    def keep(self, terug: Verhuizing) -> None:
        """Keep what an instance was before it moved; only the last move can be undone."""
        taken = None if terug.taken is None else json.dumps([_plain(taak) for taak in terug.taken])
        self.db.put(t.verhuizing, row_of(terug) | {"taken": taken})

    def find(self, instantie_id: InstantieId) -> Verhuizing | None:
        """Find what an instance was before it moved, while that can still be undone."""
        table = t.verhuizing
        row = self.db.first(select(table).where(here(table), table.c.instantie_id == instantie_id))
        return None if row is None else _verhuizing(row)

    def of_process(self, proces_id: str) -> Sequence[tuple[InstantieId, str | None, datetime]]:
        """Return which instances can go back: id, code of the casus and moment, the last one first."""
        table, casus = t.verhuizing, t.casus
        joined = table.outerjoin(casus, here(casus) & (casus.c.id == table.c.casus_id))
        query = select(table.c.instantie_id, casus.c.code, table.c.moment).select_from(joined)
        query = query.where(here(table), table.c.proces_id == proces_id, table.c.van != table.c.naar)
        rows = self.db.rows(query.order_by(table.c.moment.desc(), casus.c.code))
        return [(InstantieId(row.instantie_id), row.code, row.moment) for row in rows]

    def forget(self, instantie_id: InstantieId) -> None:
        """Forget what an instance was: its next step was taken."""
        self.db.run(
            delete(t.verhuizing).where(here(t.verhuizing), t.verhuizing.c.instantie_id == instantie_id)
        )


def _verhuizing(row: Any) -> Verhuizing:
    columns = dict(columns_of(row))
    taken = columns.pop("taken")
    rows = None if taken is None else tuple(_taak(plain) for plain in json.loads(taken))
    return Verhuizing(**columns, taken=rows)


def _plain(taak: Taak) -> dict[str, Any]:
    row = row_of(taak)
    return row | {name: row[name].isoformat() for name in _MOMENTS if row[name] is not None}


def _taak(plain: dict[str, Any]) -> Taak:
    moments = {name: datetime.fromisoformat(plain[name]) for name in _MOMENTS if plain[name] is not None}
    result = tuple((field, variable) for field, variable in plain["result"])
    return Taak(**(plain | moments | {"result": result}))
