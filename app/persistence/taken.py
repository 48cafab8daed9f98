"""Open tasks, for reading and claiming (scoped)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Row,
    SelectLabelStyle,
    and_,
    bindparam,
    select,
    update,
)

from app.domain.casus import Casus
from app.domain.eigenaar import Bezetting
from app.domain.errors import TaskNotOpenError
from app.domain.ids import PersoonId, TaskId
from app.domain.instantie import Instantie, Taak
from app.domain.item import Sleutel
from app.domain.people import Livc
from app.persistence import tables as t
from app.persistence.db import Db, here, value_of
from app.persistence.in_sight import TO_BE_NOTED, asked_by, given, number_of, of_who_is_there, page_of
from app.persistence.ledenlijst import COUNT
from app.persistence.links import last_link, remember
from app.services.ports.taken import TaakFilter, TaakTerPlaatse, TaakZicht

_OF_SLOT: Final = (
    select(t.taak).where(here(t.taak), t.taak.c.slot == bindparam("of")).order_by(t.taak.c.sinds, t.taak.c.id)
)
_OF_SLOTS: Final = (
    select(t.taak)
    .where(here(t.taak), t.taak.c.slot.in_(bindparam("of", expanding=True)))
    .order_by(t.taak.c.sinds, t.taak.c.id)
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

    def of_slots(self, slots: Iterable[str]) -> Mapping[str, Sequence[Taak]]:
        """Return the open tasks of several, by slot; a slot without any is left out."""
        found: dict[str, list[Taak]] = {}
        for row in self.db.rows(_OF_SLOTS, of=sorted(set(slots))):
            found.setdefault(row.slot, []).append(value_of(Taak, row))
        return found

    def inbox(self, zicht: TaakZicht, filter: TaakFilter) -> Sequence[Taak]:
        """Return a page: what has a target date first, by that date, then the oldest."""
        bound = given(zicht, filter)
        return self.db.values(Taak, page_of(asked_by(zicht, filter, bound)), **bound)

    def count(self, zicht: TaakZicht, filter: TaakFilter) -> int:
        """Count over all pages."""
        bound = given(zicht, filter)
        return int(self.db.scalar(number_of(asked_by(zicht, filter, bound)), **bound))

    def te_noteren(self, there: Bezetting, aantal: int) -> Sequence[Taak]:
        """Return what may be noted for whose it is, with or without an account; the oldest first."""
        return self.db.values(Taak, TO_BE_NOTED, **of_who_is_there(there), aantal=aantal)

    def assign(self, task_id: TaskId, persoon_id: PersoonId | None) -> None:
        """Set or clear who took the task on; `TaskNotOpenError` when it is gone."""
        task = update(t.taak).where(here(t.taak), t.taak.c.id == task_id)
        if not self.db.run(task.values(opgenomen_door=persoon_id)):
            raise TaskNotOpenError
