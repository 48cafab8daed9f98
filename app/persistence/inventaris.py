"""Every key of a LIVC-R with what decides its last day, and what each night found (scoped)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, and_, delete, func, select

from app.domain.casus import Casus, Verlenging
from app.domain.ids import InstantieId
from app.domain.inventaris import Bewaard, Casusdagen, Plaats
from app.domain.kalender import dag_van
from app.domain.words.steps import kinds_where
from app.persistence import tables as t
from app.persistence.db import Db, here, row_of
from app.services.ports.inventaris import Nacht

_WIST = kinds_where(lambda kind: kind.retention)
"""Kinds of the timers that wipe an own space."""


@dataclass(frozen=True)
class SqlInventaris:
    """What may be read, and until when."""

    db: Db
    _nights: dict[date, Sequence[Nacht]] = field(default_factory=dict)
    """As this transaction read them."""

    def bewaard(self) -> Sequence[Bewaard]:
        """Return every row of a key; no key is opened for it."""
        casussen, named = self._casussen(), self._named()
        return [_bewaard(row, casussen, named.get(row.key_id, ())) for row in self.db.rows(_in_place())]

    def overleggen_met_punten(self, tot: date) -> Sequence[InstantieId]:
        """Return the meetings held or planned before a day of which points are left that are about no casus."""
        on = and_(here(t.agendapunt), t.agendapunt.c.overleg_id == t.overleg.c.id)
        query = (
            select(t.overleg.c.id, t.overleg.c.moment, t.overleg.c.geopend_op)
            .join(t.agendapunt, on)
            .where(here(t.overleg), t.agendapunt.c.casus_id.is_(None))
            .distinct()
            .order_by(t.overleg.c.id)
        )
        return [
            row.id
            for row in self.db.rows(query)
            if (day := _day_of(row.geopend_op, row.moment)) and day < tot
        ]

    def delete_punten(self, overleg_id: InstantieId) -> int:
        """Delete the points of a meeting that are about no casus, with who took part; return how many."""
        table = t.agendapunt
        general = (table.c.overleg_id == overleg_id) & table.c.casus_id.is_(None)
        return self.db.run(delete(table).where(here(table), general))

    def save(self, nacht: Nacht) -> None:
        """Keep what a night found; the same night again changes it."""
        self._nights.clear()
        self.db.put(t.inventaris, row_of(nacht, livc_id=self.db.livc_id))

    def nachten(self, sinds: date) -> Sequence[Nacht]:
        """Return what the nights since a day found, the latest first."""
        if sinds not in self._nights:
            table = t.inventaris
            query = select(table).where(here(table), table.c.dag >= sinds).order_by(table.c.dag.desc())
            self._nights[sinds] = self.db.values(Nacht, query)
        return self._nights[sinds]

    def forget(self, voor: date) -> int:
        """Forget the nights before a day; return how many."""
        self._nights.clear()
        return self.db.run(delete(t.inventaris).where(here(t.inventaris), t.inventaris.c.dag < voor))

    def _casussen(self) -> Mapping[str, Casusdagen]:
        longer: dict[str, list[Verlenging]] = {}
        for each in self.db.values(Verlenging, select(t.verlenging).where(here(t.verlenging))):
            longer.setdefault(each.casus_id, []).append(each)
        keyed = select(t.sleutel.c.casus_id).where(here(t.sleutel))
        named = select(t.sleutel_casus.c.casus_id).where(here(t.sleutel_casus))
        there = t.casus.c.id.in_(keyed.union(named))
        rows = self.db.values(Casus, select(t.casus).where(here(t.casus), there))
        return {casus.id: Casusdagen(casus, tuple(longer.get(casus.id, ()))) for casus in rows}

    def _named(self) -> Mapping[str, Iterable[str]]:
        found: dict[str, list[str]] = {}
        for row in self.db.rows(select(t.sleutel_casus).where(here(t.sleutel_casus))):
            found.setdefault(row.key_id, []).append(row.casus_id)
        return found


def _in_place() -> Any:
    """Return the query over all keys with the instance, the meeting and the point that each is for."""
    key, instantie, overleg, punt, timer = t.sleutel, t.instantie, t.overleg, t.agendapunt, t.timer
    strategisch = t.strategisch_overleg
    wipes = (
        select(func.min(timer.c.due_at))
        .where(here(timer), timer.c.slot == key.c.scope, timer.c.kind.in_(_WIST))
        .scalar_subquery()
    )
    return (
        select(
            key,
            instantie.c.id.label("instantie_id"),
            instantie.c.beeindigd,
            func.coalesce(overleg.c.id, strategisch.c.id).label("overleg_id"),
            func.coalesce(overleg.c.moment, strategisch.c.moment, type_=overleg.c.moment.type).label(
                "moment"
            ),
            func.coalesce(overleg.c.geopend_op, strategisch.c.gehouden_op).label("geopend_op"),
            punt.c.id.label("punt_id"),
            punt.c.sluit_op,
            wipes.label("wissen_op"),
        )
        .outerjoin_from(key, instantie, and_(here(instantie), instantie.c.id == key.c.scope))
        .outerjoin(overleg, and_(here(overleg), overleg.c.id == key.c.scope))
        .outerjoin(strategisch, and_(here(strategisch), strategisch.c.id == key.c.scope))
        .outerjoin(punt, and_(here(punt), punt.c.id == key.c.scope))
        .where(here(key))
        .order_by(key.c.key_id)
    )


def _bewaard(row: Row[Any], casussen: Mapping[str, Casusdagen], named: Iterable[str]) -> Bewaard:
    return Bewaard(
        key_id=row.key_id,
        plaats=_plaats(row, casussen),
        zone=row.zone,
        eigenaar_id=row.eigenaar_id,
        scope=row.scope,
        gemaakt_op=row.gemaakt_op,
        casus=casussen.get(row.casus_id),
        genoemd=tuple(casussen[each] for each in named if each in casussen),
        genoemd_weg=any(each not in casussen for each in named),
        overleg_op=_day_of(row.geopend_op, row.moment),
        sluit_op=_day_of(None, row.sluit_op),
        wissen_op=_day_of(None, row.wissen_op),
        beeindigd=row.beeindigd is not None,
    )


def _plaats(row: Row[Any], casussen: Mapping[str, Casusdagen]) -> Plaats:
    if row.punt_id:
        return Plaats.PUNT
    if row.casus_id in casussen:
        return Plaats.CASUS
    if row.overleg_id:
        return Plaats.OVERLEG
    return Plaats.EIGEN_RUIMTE if row.instantie_id else Plaats.NERGENS


def _day_of(day: date | None, moment: datetime | None) -> date | None:
    return day or (dag_van(moment) if moment else None)
