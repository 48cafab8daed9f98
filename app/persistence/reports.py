"""Counts and deadlines over casussen (scoped), by queries that read no identity."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, TypeVar

from sqlalchemy import (
    ColumnElement,
    Row,
    Table,
    and_,
    bindparam,
    case,
    extract,
    func,
    literal,
    literal_column,
    select,
)

from app.domain.casus import Casus, CasusStatus
from app.domain.execution import ArmedTimer
from app.domain.instantie import Instantie
from app.domain.omvang import Omvang
from app.persistence import nummers
from app.persistence import tables as t
from app.persistence.days import DaysBetween, DaysSince
from app.persistence.db import Db, here, value_of
from app.persistence.in_sight import DECLINABLE
from app.persistence.types import Moment
from app.services.ports.audit import VERVALLEN
from app.services.ports.outbox import IncidentPlek
from app.services.ports.reports import Telling, Wachtend

Key = TypeVar("Key")

_TERMS: Final = (
    select(t.casus, *(column for column in t.timer.c if column.name != "livc_id"))
    .join_from(t.casus, t.timer, t.timer.c.slot == t.casus.c.id)
    .where(here(t.casus, t.timer), t.timer.c.due_at < bindparam("tot"), t.timer.c.name != "")
    .order_by(t.timer.c.due_at, t.timer.c.task_id)
    .limit(bindparam("aantal"))
)
_DESTROYED: Final = (
    select(t.certificaat.c.datum, func.count().label("aantal"))
    .where(here(t.certificaat), t.certificaat.c.soort == Omvang.CASUS)
    .where(t.certificaat.c.datum >= bindparam("sinds"))
    .group_by(t.certificaat.c.datum)
    .order_by(t.certificaat.c.datum.desc())
    .limit(bindparam("aantal"))
)


@dataclass(frozen=True)
class SqlReports:
    """What managers and the coördinator count on."""

    db: Db

    def telling(self, now: datetime) -> Telling:
        """Count casussen; a destroyed one counts on in its year, for the counter of codes remembers it."""
        casus = t.casus.c
        year = extract("year", casus.aangemeld_op).label("jaar")
        states = self._grouped(t.casus, casus.status, casus.fase, year)
        lopend, afgesloten = (_with(each, states) for each in (CasusStatus.LOPEND, CasusStatus.AFGESLOTEN))
        steps = self._steps(now)
        return Telling(
            lopend=_all(lopend),
            afgesloten=_all(afgesloten),
            per_fase=_summed((row.fase, row.aantal) for row in lopend if row.fase is not None),
            per_jaar=self._per_jaar(_summed((int(row.jaar), row.aantal) for row in states)),
            doorlooptijden=self._doorlooptijden(),
            laatste_overleg=self._laatste_overleg(now),
            incidenten=self._count(t.incident, t.incident.c.opgelost_op.is_(None)),
            te_laat=_all(row for row in steps if row.over),
            wachtend=_waiting(row for row in steps if row.fase is not None),
        )

    def _doorlooptijden(self) -> tuple[int, ...]:
        casus = t.casus.c
        days = DaysBetween(casus.aangemeld_op, casus.afgesloten_op).label("dagen")
        rows = self._grouped(t.casus, days, where=casus.afgesloten_op.is_not(None))
        return _each((row.dagen, row.aantal) for row in rows)

    def _steps(self, now: datetime) -> Sequence[Row[Any]]:
        """Count the open steps with a target by phase, whole days of waiting, and whether they are beyond it."""
        taak = t.taak.c
        counted = and_(taak.streefdatum.is_not(None), taak.kind.not_in(DECLINABLE))
        days = DaysSince(taak.sinds, literal(now, Moment())).label("dagen")
        over = case((taak.streefdatum < now, 1), else_=0).label("over")
        return self._grouped(t.taak, taak.fase, days, over, where=counted)

    def _grouped(
        self, table: Table, *columns: ColumnElement[Any], where: ColumnElement[bool] | None = None
    ) -> Sequence[Row[Any]]:
        """Count rows by these columns."""
        query = select(*columns, func.count().label("aantal")).select_from(table).where(here(table))
        return self.db.rows((query if where is None else query.where(where)).group_by(*columns))

    def _per_jaar(self, aangemeld: Mapping[int, int]) -> Mapping[int, int]:
        """Count per year of aanmelding; what the counter of codes remembers and is no longer there, counts on."""
        counted = dict(aangemeld)
        for jaar, aantal in nummers.given_out(self.db).items():
            counted[jaar] = max(aantal, counted.get(jaar, 0))
        return dict(sorted(counted.items()))

    def vervallen_berichten(self, sinds: datetime) -> int:
        """Count the messages that were dropped since a moment of real time."""
        regel = t.audit_regel.c
        return self._count(
            t.audit_regel, regel.wat == literal_column(f"'{VERVALLEN}'"), regel.moment >= sinds
        )

    def termijnen(self, tot: datetime, aantal: int) -> Sequence[tuple[Casus, ArmedTimer]]:
        """Return the first named timers of casussen due before a moment, the first due first."""
        rows = self.db.rows(_TERMS, tot=tot, aantal=aantal)
        return [(value_of(Casus, row), value_of(ArmedTimer, row)) for row in rows]

    def vernietigde_casussen(self, sinds: date, aantal: int) -> Sequence[tuple[date, int]]:
        """Count, per day since then, the casussen that were destroyed; a certificate names none."""
        return [(row.datum, row.aantal) for row in self.db.rows(_DESTROYED, sinds=sinds, aantal=aantal)]

    def plekken(self, slots: Iterable[str]) -> Sequence[IncidentPlek]:
        """Return the instances in these slots, with the code of their casus and the failed attempts since."""
        instantie, casus, slot = t.instantie, t.casus, t.slot
        known = and_(here(casus), casus.c.id == instantie.c.slot)
        tried = and_(here(slot), slot.c.slot == instantie.c.slot)
        query = (
            select(instantie, casus.c.code, slot.c.pogingen)
            .outerjoin_from(instantie, casus, known)
            .outerjoin(slot, tried)
            .where(here(instantie), instantie.c.slot.in_(sorted(set(slots))))
            .order_by(instantie.c.slot, instantie.c.id)
        )
        return [
            IncidentPlek(value_of(Instantie, row), row.code, row.pogingen or 0) for row in self.db.rows(query)
        ]

    def _laatste_overleg(self, now: datetime) -> datetime | None:
        held = (t.overleg.c.moment <= now) & t.overleg.c.status.in_(("bezig", "gehouden"))
        latest: datetime | None = self.db.scalar(
            select(func.max(t.overleg.c.moment)).where(here(t.overleg), held)
        )
        return latest

    def _count(self, table: Table, *conditions: ColumnElement[bool]) -> int:
        return int(self.db.scalar(select(func.count()).select_from(table).where(here(table), *conditions)))


def _each(counted: Iterable[tuple[int, int]]) -> tuple[int, ...]:
    """Return every value as often as it was counted, in order."""
    return tuple(value for value, number in sorted(counted) for _ in range(number))


def _with(status: CasusStatus, rows: Iterable[Row[Any]]) -> list[Row[Any]]:
    return [row for row in rows if row.status is status]


def _all(rows: Iterable[Row[Any]]) -> int:
    return sum(row.aantal for row in rows)


def _summed(counted: Iterable[tuple[Key, int]]) -> dict[Key, int]:
    total: Counter[Key] = Counter()
    for key, number in counted:
        total[key] += number
    return dict(total)


def _waiting(rows: Iterable[Row[Any]]) -> Mapping[str, Wachtend]:
    """Return the open steps of each phase."""
    found: dict[str, list[Row[Any]]] = {}
    for row in rows:
        found.setdefault(row.fase, []).append(row)
    return {
        fase: Wachtend(
            _each((row.dagen, row.aantal) for row in own), sum(row.aantal for row in own if row.over)
        )
        for fase, own in found.items()
    }
