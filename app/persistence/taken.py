"""Open tasks, for reading and claiming (scoped)."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, func, or_, select, update

from app.domain.casus import Taak
from app.domain.errors import TaskNotOpenError
from app.domain.ids import PersoonId, TaskId
from app.domain.toegang import WEIGERBAAR
from app.persistence import tables as t
from app.persistence.db import Db, here
from app.services.store import TaakFilter, TaakZicht

_TAFEL = "tafel"
"""Role of the steps that lie at an agenda point, and in nobody's inbox."""


@dataclass(frozen=True)
class SqlTaken:
    """The inbox."""

    db: Db

    def find(self, task_id: TaskId) -> Taak | None:
        """Find an open task."""
        return self.db.find(Taak, select(t.taak).where(here(t.taak), t.taak.c.id == task_id))

    def of_slot(self, slot: str) -> Sequence[Taak]:
        """Return the open tasks of a casus or a free-standing instance, the oldest first."""
        query = select(t.taak).where(here(t.taak), t.taak.c.slot == slot)
        return self.db.values(Taak, query.order_by(t.taak.c.sinds, t.taak.c.id))

    def inbox(self, zicht: TaakZicht, filter: TaakFilter) -> Sequence[Taak]:
        """Return a page: what has a target date first, by that date, then the oldest."""
        taak = t.taak
        order = (taak.c.streefdatum.is_(None), taak.c.streefdatum, taak.c.sinds, taak.c.id)
        query = select(taak).where(_in_sight(zicht, filter)).order_by(*order)
        return self.db.values(Taak, query.limit(filter.aantal).offset(filter.van))

    def count(self, zicht: TaakZicht, filter: TaakFilter) -> int:
        """Count over all pages."""
        query = select(func.count()).select_from(t.taak).where(_in_sight(zicht, filter))
        return int(self.db.scalar(query))

    def assign(self, task_id: TaskId, persoon_id: PersoonId | None) -> None:
        """Set or clear who took the task on; `TaskNotOpenError` when it is gone."""
        task = update(t.taak).where(here(t.taak), t.taak.c.id == task_id)
        if not self.db.run(task.values(opgenomen_door=persoon_id)):
            raise TaskNotOpenError


def _in_sight(zicht: TaakZicht, asked: TaakFilter) -> ColumnElement[bool]:
    taak = t.taak
    lane = or_(taak.c.rol.in_(zicht.rollen), taak.c.plaatsvervanger.in_(zicht.rollen))
    of_role = and_(lane, taak.c.organisatie_id.is_(None), taak.c.persoon_id.is_(None))
    of_organisation = and_(taak.c.organisatie_id.in_(zicht.organisaties), taak.c.persoon_id.is_(None))
    seen = or_(of_role, of_organisation, taak.c.persoon_id == zicht.persoon_id)
    conditions = [here(taak), seen, taak.c.rol != _TAFEL]
    if asked.fase is not None:
        conditions.append(taak.c.fase == asked.fase)
    if asked.te_laat_op is not None:
        conditions += [taak.c.streefdatum < asked.te_laat_op, taak.c.kind.not_in(WEIGERBAAR)]
    return and_(*conditions)
