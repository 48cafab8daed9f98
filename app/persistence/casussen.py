"""Casussen and what belongs to them: participation, actions, timeline (scoped, process zone only)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, NamedTuple

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    Table,
    Text,
    and_,
    bindparam,
    case,
    delete,
    false,
    func,
    not_,
    or_,
    select,
    type_coerce,
)

from app.domain.casus import Actie, Casus, CasusStatus, Deelname, Gebeurtenis, Verlenging
from app.domain.errors import NotFoundError
from app.domain.ids import CasusId, LivcId, OrganisatieId
from app.domain.overleg import PuntStatus
from app.persistence import nummers
from app.persistence import tables as t
from app.persistence.db import Db, here, row_of
from app.services.ports.casussen import CasusFilter, CasusZicht

_ALL: Final = CasusFilter()
_ONE: Final = select(t.casus).where(here(t.casus), t.casus.c.id == bindparam("asked"))
_BROUGHT_IN: Final = (
    select(t.casus)
    .where(here(t.casus), t.casus.c.aanmelder_id == bindparam("of"))
    .order_by(t.casus.c.aangemeld_op.desc(), t.casus.c.code.desc())
)


def _of(table: Table) -> Select[Any]:
    """Return the query of what a table holds of one casus."""
    return select(table).where(here(table), table.c.casus_id == bindparam("of"))


_RELATIONS: Final = _of(t.deelname).order_by(t.deelname.c.sinds, t.deelname.c.organisatie_id)
_KEPT_LONGER: Final = _of(t.verlenging).order_by(t.verlenging.c.tot, t.verlenging.c.organisatie_id)
_ACTIONS: Final = _of(t.actie).order_by(t.actie.c.nummer, t.actie.c.id)
_HISTORY: Final = _of(t.gebeurtenis).where(t.gebeurtenis.c.wat != "").order_by(t.gebeurtenis.c.nummer)
_SEVERAL: Final = select(t.casus).where(here(t.casus), t.casus.c.id.in_(bindparam("ids", expanding=True)))
"""In no order: asked for one, SQLite walks past every casus of the LIVC-R."""
_PASSED: Final = (
    _of(t.gebeurtenis).with_only_columns(t.gebeurtenis.c.element_id, t.gebeurtenis.c.pijlen).distinct()
)


@dataclass(frozen=True)
class SqlCasussen:
    """Casussen under their code; one that did not change is not written again."""

    db: Db

    def get(self, casus_id: CasusId) -> Casus:
        """Return a casus; under its lock, and in a transaction that only reads, it is read once."""
        known = self.db.casussen.get(casus_id)
        if known is not None and (casus_id in self.db.slots or not self.db.writable):
            return known
        casus = self.db.find(Casus, _ONE, asked=casus_id)
        if casus is None:
            raise NotFoundError
        self.db.casussen[casus_id] = casus
        return casus

    def several(self, ids: Iterable[CasusId]) -> Sequence[Casus]:
        """Return the casussen that exist among `ids`, by code."""
        found = self.db.values(Casus, _SEVERAL, ids=sorted(set(ids)))
        return sorted(found, key=lambda casus: casus.code)

    def find_by_code(self, code: str) -> Casus | None:
        """Find a casus by its code."""
        return self.db.find(Casus, select(t.casus).where(here(t.casus), t.casus.c.code == code))

    def save(self, casus: Casus) -> None:
        """Add or change a casus; its code never changes, and leaving it out lets readers pass."""
        if self.db.casussen.get(casus.id) != casus:
            self.db.put(t.casus, row_of(casus), keep=("code",))
            self.db.casussen[casus.id] = casus

    def next_code(self, year: int) -> str:
        """Return the next code, such as "2026-03"."""
        return f"{year}-{nummers.take(self.db, year):02d}"

    def visible(self, zicht: CasusZicht) -> Sequence[Casus]:
        """Return the casussen an actor sees, the newest first."""
        query = _visible(_asked(zicht)).order_by(t.casus.c.aangemeld_op.desc(), t.casus.c.code.desc())
        return self.db.values(Casus, query, **_given(zicht))

    def page(self, zicht: CasusZicht, filter: CasusFilter) -> Sequence[Casus]:
        """Return a page of `visible`: what runs first, then what is destroyed first or the newest."""
        query = _page(_asked(zicht, filter), filter.op_termijn)
        return self.db.values(Casus, query, **_given(zicht, filter))

    def count(self, zicht: CasusZicht, filter: CasusFilter) -> int:
        """Count over all pages."""
        return int(self.db.scalar(_number(_asked(zicht, filter)), **_given(zicht, filter)))

    def to_destroy(self, aantal: int) -> Sequence[Casus]:
        """Return the first to be destroyed, by their day."""
        dag = t.casus.c.vernietigen_op
        query = select(t.casus).where(here(t.casus), dag.is_not(None)).order_by(dag, t.casus.c.code)
        return self.db.values(Casus, query.limit(aantal))

    def is_visible(self, casus_id: CasusId, zicht: CasusZicht) -> bool:
        """Answer with the filter of `visible`."""
        found = self.db.find(Casus, _is_one_of(_asked(zicht)), asked=casus_id, **_given(zicht))
        if found is not None and not self.db.writable:
            self.db.casussen[casus_id] = found
        return found is not None

    def deelnames(self, casus_id: CasusId) -> Sequence[Deelname]:
        """Return the organisations of a casus, the oldest relation first."""
        return self.db.values(Deelname, _RELATIONS, of=casus_id)

    def save_deelname(self, deelname: Deelname, livc_id: LivcId) -> None:
        """Add or change the relation of an organisation to a casus: one row for each pair."""
        self.db.put(t.deelname, row_of(deelname, livc_id=livc_id))

    def bevraagd(self, casus_id: CasusId) -> Sequence[OrganisatieId]:
        """Return the services that are asked what they know, in a fixed order."""
        asked = t.bevraging.c.organisatie_id
        query = select(asked).where(here(t.bevraging), t.bevraging.c.casus_id == casus_id)
        return [OrganisatieId(row.organisatie_id) for row in self.db.rows(query.order_by(asked))]

    def save_bevraagd(
        self, casus_id: CasusId, organisaties: Iterable[OrganisatieId], livc_id: LivcId
    ) -> None:
        """Add who is asked: one row for each."""
        place = {"livc_id": livc_id, "casus_id": casus_id}
        self.db.insert(t.bevraging, [{**place, "organisatie_id": each} for each in organisaties])

    def forget_bevraagd(self, casus_id: CasusId) -> None:
        """Forget who was asked."""
        self.db.run(delete(t.bevraging).where(here(t.bevraging), t.bevraging.c.casus_id == casus_id))

    def verlengingen(self, casus_id: CasusId) -> Sequence[Verlenging]:
        """Return which holders keep their own file longer, the first to end first."""
        return self.db.values(Verlenging, _KEPT_LONGER, of=casus_id)

    def save_verlenging(self, verlenging: Verlenging) -> None:
        """Add or change until when a holder keeps its own file: one row for each pair."""
        self.db.put(t.verlenging, row_of(verlenging))

    def forget_verlenging(self, casus_id: CasusId, organisatie_id: OrganisatieId) -> None:
        """Forget that a holder keeps its own file longer."""
        table = t.verlenging
        mine = delete(table).where(here(table), table.c.casus_id == casus_id)
        self.db.run(mine.where(table.c.organisatie_id == organisatie_id))

    def forget_verlengingen(self, casus_id: CasusId) -> None:
        """Forget it of all holders."""
        self.db.run(delete(t.verlenging).where(here(t.verlenging), t.verlenging.c.casus_id == casus_id))

    def acties(self, casus_id: CasusId) -> Sequence[Actie]:
        """Return the agreed actions, by number."""
        return self.db.values(Actie, _ACTIONS, of=casus_id)

    def save_actie(self, actie: Actie) -> None:
        """Add or change an action."""
        self.db.put(t.actie, row_of(actie))

    def add_gebeurtenissen(self, gebeurtenissen: Iterable[Gebeurtenis]) -> None:
        """Add lines to the history, in order, in one statement."""
        self.db.insert(t.gebeurtenis, [row_of(each) for each in gebeurtenissen])

    def gebeurtenissen(self, casus_id: CasusId) -> Sequence[Gebeurtenis]:
        """Return the lines of the history that have words, the oldest first."""
        return self.db.values(Gebeurtenis, _HISTORY, of=casus_id)

    def doorlopen(self, casus_id: CasusId) -> frozenset[str]:
        """Return the elements and sequence flows that were passed."""
        found = self.db.rows(_PASSED, of=casus_id)
        return frozenset(name for row in found for name in (row.element_id, *row.pijlen))

    def aangemeld_door(self, organisatie_id: OrganisatieId) -> Sequence[Casus]:
        """Return the casussen an organisation brought in, the newest first."""
        return self.db.values(Casus, _BROUGHT_IN, of=organisatie_id)


class _Asked(NamedTuple):
    """Which conditions a query over casussen has: there is one for each, built once."""

    alle: bool
    organisaties: bool
    persoon: bool
    gevraagd: int
    lopend: bool | None
    fase: bool
    weg_voor: bool
    code: bool


def _asked(zicht: CasusZicht, filter: CasusFilter = _ALL) -> _Asked:
    return _Asked(
        alle=zicht.alle,
        organisaties=bool(zicht.organisaties and zicht.statussen),
        persoon=zicht.persoon_id is not None,
        gevraagd=len(zicht.gevraagd),
        lopend=filter.lopend,
        fase=filter.fase is not None,
        weg_voor=filter.weg_voor is not None,
        code=bool(filter.code),
    )


def _given(zicht: CasusZicht, filter: CasusFilter = _ALL) -> Mapping[str, Any]:
    """Return what is bound to the names in these queries."""
    return {
        "organisaties": sorted(zicht.organisaties),
        "statussen": sorted(zicht.statussen),
        "persoon": zicht.persoon_id,
        **{f"gevraagd_{number}": f'%"{one}"%' for number, one in enumerate(sorted(zicht.gevraagd))},
        "fase": filter.fase,
        "weg_voor": filter.weg_voor,
        "code": filter.code,
        "van": filter.van,
        "aantal": filter.aantal,
    }


@cache
def _visible(asked: _Asked) -> Select[Any]:
    """Return the one query behind the list, the page and its 404."""
    query = select(t.casus).where(here(t.casus))
    return query if asked.alle else query.where(or_(false(), *_reasons(asked)))


@cache
def _is_one_of(asked: _Asked) -> Select[Any]:
    return _visible(asked).where(t.casus.c.id == bindparam("asked"))


@cache
def _filtered(asked: _Asked) -> Select[Any]:
    casus, query = t.casus.c, _visible(asked)
    if asked.lopend is not None:
        runs = casus.status == CasusStatus.LOPEND
        query = query.where(runs if asked.lopend else not_(runs))
    if asked.fase:
        query = query.where(casus.fase == bindparam("fase"))
    if asked.weg_voor:
        query = query.where(casus.vernietigen_op < bindparam("weg_voor"))
    return query.where(casus.code == bindparam("code")) if asked.code else query


@cache
def _page(asked: _Asked, op_termijn: bool) -> Select[Any]:
    casus = t.casus.c
    runs_first = case((casus.status == CasusStatus.LOPEND, 0), else_=1)
    by_term = (casus.vernietigen_op.is_(None), casus.vernietigen_op) if op_termijn else ()
    order = (runs_first, *by_term, casus.aangemeld_op.desc(), casus.code.desc())
    return _filtered(asked).order_by(*order).limit(bindparam("aantal")).offset(bindparam("van"))


@cache
def _number(asked: _Asked) -> Select[Any]:
    return select(func.count()).select_from(_filtered(asked).with_only_columns(t.casus.c.id).subquery())


def _reasons(asked: _Asked) -> Iterable[ColumnElement[bool]]:
    deel, punt, aanwezig = t.deelname, t.agendapunt, t.aanwezige
    if asked.organisaties:
        yield (
            select(deel.c.casus_id)
            .where(here(deel), deel.c.casus_id == t.casus.c.id)
            .where(deel.c.organisatie_id.in_(bindparam("organisaties", expanding=True)))
            .where(deel.c.status.in_(bindparam("statussen", expanding=True)))
            .exists()
        )
    if asked.persoon:
        present = and_(aanwezig.c.punt_id == punt.c.id, aanwezig.c.persoon_id == bindparam("persoon"))
        yield (
            select(punt.c.id)
            .where(here(punt, aanwezig), present, aanwezig.c.tot.is_(None))
            .where(punt.c.casus_id == t.casus.c.id, punt.c.status == PuntStatus.OPEN)
            .exists()
        )
    for number in range(asked.gevraagd):
        yield _was_asked(bindparam(f"gevraagd_{number}", type_=Text))


def _was_asked(pattern: BindParameter[str]) -> ColumnElement[bool]:
    """Say that someone was asked: each stands between quotes in the row, and holds none."""
    telling = t.inlichting
    listed = type_coerce(telling.c.gevraagd, Text).like(pattern)
    return (
        select(telling.c.casus_id).where(here(telling), telling.c.casus_id == t.casus.c.id, listed).exists()
    )
