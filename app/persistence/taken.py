"""Open tasks, for reading and claiming (scoped)."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, SelectLabelStyle, and_, bindparam, func, not_, or_, select, update

from app.domain.casus import Casus
from app.domain.eigenaar import TAFEL, Bezetting
from app.domain.errors import TaskNotOpenError
from app.domain.ids import PersoonId, TaskId
from app.domain.instantie import Instantie, Taak
from app.domain.item import Sleutel
from app.domain.people import Livc, Rol
from app.domain.words.processes import OWN_SPACES
from app.domain.words.repetitions import OWNED
from app.domain.words.roles import PARTNER_LANES
from app.domain.words.steps import kinds_where
from app.persistence import tables as t
from app.persistence.db import Db, here, value_of
from app.persistence.ledenlijst import COUNT
from app.persistence.links import last_link, remember
from app.services.ports.taken import TaakFilter, TaakTerPlaatse, TaakZicht

DECLINABLE: Final = kinds_where(lambda kind: kind.declinable)
_OWN_FILE: Final = kinds_where(lambda kind: kind.own_space)
_NEVER_NOTED: Final = kinds_where(lambda kind: kind.own_space or kind.personal)
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
        taak = t.taak.c
        query = select(t.taak).where(here(t.taak), taak.slot.in_(sorted(set(slots))))
        found: dict[str, list[Taak]] = {}
        for row in self.db.rows(query.order_by(taak.sinds, taak.id)):
            found.setdefault(row.slot, []).append(value_of(Taak, row))
        return found

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

    def te_noteren(self, there: Bezetting, aantal: int) -> Sequence[Taak]:
        """Return what may be noted for whose it is, with or without an account; the oldest first."""
        query = select(t.taak).where(here(t.taak), t.taak.c.rol != TAFEL, _TO_NOTE, _of_a_speaker(there))
        return self.db.values(Taak, query.order_by(t.taak.c.sinds, t.taak.c.id).limit(aantal))

    def assign(self, task_id: TaskId, persoon_id: PersoonId | None) -> None:
        """Set or clear who took the task on; `TaskNotOpenError` when it is gone."""
        task = update(t.taak).where(here(t.taak), t.taak.c.id == task_id)
        if not self.db.run(task.values(opgenomen_door=persoon_id)):
            raise TaskNotOpenError


def _in_sight(zicht: TaakZicht, asked: TaakFilter) -> ColumnElement[bool]:
    taak = t.taak
    conditions = [here(taak), _is_listed(zicht), taak.c.rol != TAFEL]
    if asked.fase is not None:
        conditions.append(taak.c.fase == asked.fase)
    if asked.casus_id is not None:
        conditions += [taak.c.slot == asked.casus_id]
    if asked.soorten:
        conditions.append(taak.c.kind.in_(asked.soorten))
    if asked.te_laat_op is not None:
        conditions += [taak.c.streefdatum < asked.te_laat_op, taak.c.kind.not_in(DECLINABLE)]
    return and_(*conditions)


def _is_listed(zicht: TaakZicht) -> ColumnElement[bool]:
    """Return `toegang.staat_in_lijst` in SQL; tests/persistence hold the two together."""
    own = [
        and_(_OF_ROLE, _held_by(zicht.rollen)),
        and_(_OF_ORGANISATION, t.taak.c.organisatie_id.in_(zicht.organisaties)),
        t.taak.c.persoon_id == zicht.persoon_id,
    ]
    return or_(*own, *(_noted(zicht.noteert) if zicht.noteert else ()))


_UNBOUND: Final = and_(t.taak.c.organisatie_id.is_(None), t.taak.c.persoon_id.is_(None))
_OF_ORGANISATION: Final = and_(t.taak.c.organisatie_id.is_not(None), t.taak.c.persoon_id.is_(None))
_NOT_BOUND: Final = or_(t.taak.c.per.is_(None), t.taak.c.per.not_in(OWNED))
_OF_ROLE: Final = and_(
    _UNBOUND,
    t.taak.c.rol.not_in(PARTNER_LANES),
    t.taak.c.kind.not_in(_OWN_FILE),
    t.taak.c.proces_id.not_in(OWN_SPACES),
    _NOT_BOUND,
)
"""Of a role as a whole (domain/eigenaar): what resolves to nobody is not in here."""
_FROM_OUTSIDE: Final = and_(
    _UNBOUND, t.taak.c.rol.in_(PARTNER_LANES), t.taak.c.per.is_(None), t.taak.c.casus_id.is_not(None)
)
_TO_NOTE: Final = and_(t.taak.c.kind.not_in(_NEVER_NOTED), t.taak.c.proces_id.not_in(OWN_SPACES))


def _held_by(rollen: AbstractSet[str]) -> ColumnElement[bool]:
    """Return the steps that a holder of one of these roles may take, as its lane's or as the deputy."""
    roles = set(rollen) - PARTNER_LANES
    deputy = and_(t.taak.c.plaatsvervanger.is_not(None), t.taak.c.plaatsvervanger.in_(roles))
    return or_(t.taak.c.rol.in_(roles), deputy)


def _noted(there: Bezetting) -> tuple[ColumnElement[bool], ...]:
    """Return what who it is of cannot do in Casuspad, and a coördinator notes."""
    taak = t.taak
    without = there.bekend - there.organisaties
    silent = there.leden - there.personen
    orally = {Rol.BURGEMEESTER.value} & there.vervuld
    return (
        and_(_TO_NOTE, _FROM_OUTSIDE),
        and_(_TO_NOTE, _OF_ORGANISATION, taak.c.organisatie_id.in_(without)),
        and_(_TO_NOTE, taak.c.persoon_id.in_(silent)),
        and_(_TO_NOTE, _OF_ROLE, taak.c.rol.in_(orally), not_(_held_by(there.rollen))),
    )


def _of_a_speaker(there: Bezetting) -> ColumnElement[bool]:
    """Return `eigenaar.wegen_om_te_noteren` in SQL; tests/persistence hold the two together."""
    orally = {Rol.BURGEMEESTER.value} & there.vervuld
    return or_(
        _FROM_OUTSIDE,
        and_(_OF_ORGANISATION, t.taak.c.organisatie_id.in_(there.bekend)),
        t.taak.c.persoon_id.in_(there.leden),
        and_(_OF_ROLE, t.taak.c.rol.in_(orally)),
    )
