"""Open tasks, for reading and claiming (scoped)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, SelectLabelStyle, and_, bindparam, func, or_, select, update

from app.domain.casus import Casus, Instantie, Sleutel, Taak
from app.domain.errors import TaskNotOpenError
from app.domain.ids import PersoonId, TaskId
from app.domain.people import Livc
from app.domain.toegang import WEIGERBAAR
from app.persistence import tables as t
from app.persistence.db import Db, here, value_of
from app.persistence.ledenlijst import COUNT
from app.persistence.links import last_link, remember
from app.services.store import TaakFilter, TaakTerPlaatse, TaakZicht

_TAFEL = "tafel"
"""Role of the steps that lie at an agenda point, and in nobody's inbox."""
_ONE: Final = select(t.taak).where(here(t.taak), t.taak.c.id == bindparam("asked"))
_OF_SLOT: Final = (
    select(t.taak).where(here(t.taak), t.taak.c.slot == bindparam("of")).order_by(t.taak.c.sinds, t.taak.c.id)
)
_SLOT_OF: Final = (
    select(t.slot.c.slot)
    .where(here(t.slot))
    .where(
        t.slot.c.slot
        == select(t.taak.c.slot).where(here(t.taak), t.taak.c.id == bindparam("asked")).scalar_subquery()
    )
    .with_for_update()
)


_REGISTER_KEY, _VAULT_KEY = t.sleutel.alias("register_sleutel"), t.sleutel.alias("vault_sleutel")


def _key_of(key: Any, zone: str, owner: ColumnElement[Any]) -> ColumnElement[bool]:
    """Return the join of the key under which the task's casus (or instance) keeps texts of an owner."""
    return and_(here(key), key.c.zone == zone, key.c.eigenaar_id == owner, key.c.scope == t.taak.c.slot)


_IN_PLACE: Final = (
    select(
        t.taak,
        t.instantie,
        t.casus,
        t.livc,
        COUNT.label("ledenstand"),
        _REGISTER_KEY.c.key_id.label("register_key"),
        _REGISTER_KEY.c.gemaakt_op.label("register_dag"),
        _VAULT_KEY.c.key_id.label("vault_key"),
        _VAULT_KEY.c.gemaakt_op.label("vault_dag"),
        last_link("ketennummer", t.taak.c.casus_id),
        last_link("kop", t.taak.c.casus_id),
        select(t.item.c.id)
        .where(here(t.item), t.item.c.task_id == t.taak.c.id, t.item.c.soort == "concept")
        .exists()
        .label("concept"),
    )
    .join_from(t.taak, t.instantie, and_(here(t.instantie), t.instantie.c.id == t.taak.c.instantie_id))
    .join(t.livc, t.livc.c.id == t.taak.c.livc_id)
    .join(t.casus, and_(here(t.casus), t.casus.c.id == t.taak.c.casus_id), isouter=True)
    .join(_REGISTER_KEY, _key_of(_REGISTER_KEY, "register", t.livc.c.gemeente_id), isouter=True)
    .join(_VAULT_KEY, _key_of(_VAULT_KEY, "vault", t.taak.c.organisatie_id), isouter=True)
    .where(here(t.taak), t.taak.c.id == bindparam("asked"))
    .set_label_style(SelectLabelStyle.LABEL_STYLE_TABLENAME_PLUS_COL)
)


@dataclass(frozen=True)
class SqlTaken:
    """The inbox."""

    db: Db

    def find(self, task_id: TaskId) -> Taak | None:
        """Find an open task."""
        return self.db.find(Taak, _ONE, asked=task_id)

    def find_in_place(self, task_id: TaskId) -> TaakTerPlaatse | None:
        """Find an open task with its instance and casus, in one statement."""
        row = self.db.first(_IN_PLACE, asked=task_id)
        return None if row is None else self._in_place(row)

    def lock(self, task_id: TaskId) -> TaakTerPlaatse | None:
        """Lock the slot of an open task, and find it then: it may have moved on while we waited."""
        if not self.db.is_sqlite and self.db.scalar(_SLOT_OF, asked=task_id) is None:
            return None
        row = self.db.first(_IN_PLACE, asked=task_id)
        if row is None:
            return None
        self.db.hold(row.taak_slot)
        if row.taak_casus_id is not None:
            remember(self.db, row.taak_casus_id, row)
        self._know_keys(row)
        return self._in_place(row)

    def _know_keys(self, row: Row[Any]) -> None:
        for zone, owner in (("register", row.livc_gemeente_id), ("vault", row.taak_organisatie_id)):
            key_id = getattr(row, f"{zone}_key")
            if key_id is not None:
                place = (zone, owner, row.taak_slot)
                made = getattr(row, f"{zone}_dag")
                self.db.keys[place] = Sleutel(key_id, row.livc_id, *place, made, row.taak_casus_id)

    def _in_place(self, row: Row[Any]) -> TaakTerPlaatse:
        casus = None if row.taak_casus_id is None else value_of(Casus, row, "casus_")
        if casus is not None:
            self.db.casussen[casus.id] = casus
        self.db.livcs[row.livc_id] = value_of(Livc, row, "livc_"), row.ledenstand
        return TaakTerPlaatse(
            value_of(Taak, row, "taak_"), value_of(Instantie, row, "instantie_"), casus, bool(row.concept)
        )

    def of_slot(self, slot: str) -> Sequence[Taak]:
        """Return the open tasks of a casus or a free-standing instance, the oldest first."""
        return self.db.values(Taak, _OF_SLOT, of=slot)

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
    if asked.casus_id is not None:
        conditions += [taak.c.slot == asked.casus_id]
    if asked.soorten:
        conditions.append(taak.c.kind.in_(asked.soorten))
    if asked.te_laat_op is not None:
        conditions += [taak.c.streefdatum < asked.te_laat_op, taak.c.kind.not_in(WEIGERBAAR)]
    return and_(*conditions)
