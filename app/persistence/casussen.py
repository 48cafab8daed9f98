"""Casussen and what belongs to them: participation, actions, timeline (scoped, process zone only)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, Select, and_, bindparam, case, delete, false, func, not_, or_, select

from app.domain.casus import Actie, Casus, CasusStatus, Deelname, Gebeurtenis, Verlenging
from app.domain.errors import NotFoundError
from app.domain.ids import CasusId, LivcId, OrganisatieId
from app.domain.overleg import PuntStatus
from app.persistence import nummers
from app.persistence import tables as t
from app.persistence.db import Db, here, row_of
from app.services.ports.casussen import CasusFilter, CasusZicht

_ONE: Final = select(t.casus).where(here(t.casus), t.casus.c.id == bindparam("asked"))


@dataclass(frozen=True)
class SqlCasussen:
    """Casussen under their code; one that did not change is not written again."""

    db: Db

    def get(self, casus_id: CasusId) -> Casus:
        """Return a casus; under its lock it is read once."""
        known = self.db.casussen.get(casus_id)
        if known is not None and casus_id in self.db.slots:
            return known
        casus = self.db.find(Casus, _ONE, asked=casus_id)
        if casus is None:
            raise NotFoundError
        self.db.casussen[casus_id] = casus
        return casus

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
        query = _visible(zicht).order_by(t.casus.c.aangemeld_op.desc(), t.casus.c.code.desc())
        return self.db.values(Casus, query)

    def page(self, zicht: CasusZicht, filter: CasusFilter) -> Sequence[Casus]:
        """Return a page of `visible`: what runs first, then what is destroyed first or the newest."""
        casus = t.casus.c
        runs_first = case((casus.status == CasusStatus.LOPEND, 0), else_=1)
        by_term = (casus.vernietigen_op.is_(None), casus.vernietigen_op) if filter.op_termijn else ()
        order = (runs_first, *by_term, casus.aangemeld_op.desc(), casus.code.desc())
        query = _asked(zicht, filter).order_by(*order)
        return self.db.values(Casus, query.limit(filter.aantal).offset(filter.van))

    def count(self, zicht: CasusZicht, filter: CasusFilter) -> int:
        """Count over all pages."""
        found = _asked(zicht, filter).with_only_columns(t.casus.c.id).subquery()
        return int(self.db.scalar(select(func.count()).select_from(found)))

    def to_destroy(self, aantal: int) -> Sequence[Casus]:
        """Return the first to be destroyed, by their day."""
        dag = t.casus.c.vernietigen_op
        query = select(t.casus).where(here(t.casus), dag.is_not(None)).order_by(dag, t.casus.c.code)
        return self.db.values(Casus, query.limit(aantal))

    def is_visible(self, casus_id: CasusId, zicht: CasusZicht) -> bool:
        """Answer with the filter of `visible`."""
        return self.db.first(_visible(zicht).where(t.casus.c.id == casus_id)) is not None

    def deelnames(self, casus_id: CasusId) -> Sequence[Deelname]:
        """Return the organisations of a casus, the oldest relation first."""
        query = select(t.deelname).where(here(t.deelname), t.deelname.c.casus_id == casus_id)
        return self.db.values(Deelname, query.order_by(t.deelname.c.sinds, t.deelname.c.organisatie_id))

    def save_deelname(self, deelname: Deelname, livc_id: LivcId) -> None:
        """Add or change the relation of an organisation to a casus: one row for each pair."""
        self.db.put(t.deelname, row_of(deelname, livc_id=livc_id))

    def verlengingen(self, casus_id: CasusId) -> Sequence[Verlenging]:
        """Return which holders keep their own file longer, the first to end first."""
        query = select(t.verlenging).where(here(t.verlenging), t.verlenging.c.casus_id == casus_id)
        return self.db.values(Verlenging, query.order_by(t.verlenging.c.tot, t.verlenging.c.organisatie_id))

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
        query = select(t.actie).where(here(t.actie), t.actie.c.casus_id == casus_id)
        return self.db.values(Actie, query.order_by(t.actie.c.nummer, t.actie.c.id))

    def save_actie(self, actie: Actie) -> None:
        """Add or change an action."""
        self.db.put(t.actie, row_of(actie))

    def add_gebeurtenissen(self, gebeurtenissen: Iterable[Gebeurtenis]) -> None:
        """Add lines to the history, in order, in one statement."""
        self.db.insert(t.gebeurtenis, [row_of(each) for each in gebeurtenissen])

    def gebeurtenissen(self, casus_id: CasusId) -> Sequence[Gebeurtenis]:
        """Return the lines of the history that have words, the oldest first."""
        query = _history(casus_id).where(t.gebeurtenis.c.wat != "")
        return self.db.values(Gebeurtenis, query.order_by(t.gebeurtenis.c.nummer))

    def doorlopen(self, casus_id: CasusId) -> frozenset[str]:
        """Return the elements and sequence flows that were passed."""
        table = t.gebeurtenis
        passed = select(table.c.element_id, table.c.pijlen).where(here(table), table.c.casus_id == casus_id)
        found = self.db.rows(passed.distinct())
        return frozenset(name for row in found for name in (row.element_id, *row.pijlen))

    def aangemeld_door(self, organisatie_id: OrganisatieId) -> Sequence[Casus]:
        """Return the casussen an organisation brought in, the newest first."""
        query = select(t.casus).where(here(t.casus), t.casus.c.aanmelder_id == organisatie_id)
        return self.db.values(Casus, query.order_by(t.casus.c.aangemeld_op.desc(), t.casus.c.code.desc()))


def _history(casus_id: CasusId) -> Select[Gebeurtenis]:
    return select(t.gebeurtenis).where(here(t.gebeurtenis), t.gebeurtenis.c.casus_id == casus_id)


def _visible(zicht: CasusZicht) -> Select[Casus]:
    """Return the one query behind the list, the page and its 404."""
    query = select(t.casus).where(here(t.casus))
    return query if zicht.alle else query.where(or_(false(), *_reasons(zicht)))


def _asked(zicht: CasusZicht, filter: CasusFilter) -> Select[Casus]:
    casus, query = t.casus.c, _visible(zicht)
    if filter.lopend is not None:
        runs = casus.status == CasusStatus.LOPEND
        query = query.where(runs if filter.lopend else not_(runs))
    if filter.fase is not None:
        query = query.where(casus.fase == filter.fase)
    if filter.weg_voor is not None:
        query = query.where(casus.vernietigen_op < filter.weg_voor)
    return query.where(casus.code == filter.code) if filter.code else query


def _reasons(zicht: CasusZicht) -> Iterable[ColumnElement[bool]]:
    deel, punt, aanwezig = t.deelname, t.agendapunt, t.aanwezige
    if zicht.organisaties and zicht.statussen:
        yield (
            select(deel.c.casus_id)
            .where(here(deel), deel.c.casus_id == t.casus.c.id)
            .where(deel.c.organisatie_id.in_(zicht.organisaties), deel.c.status.in_(zicht.statussen))
            .exists()
        )
    if zicht.persoon_id is not None:
        present = and_(aanwezig.c.punt_id == punt.c.id, aanwezig.c.persoon_id == zicht.persoon_id)
        yield (
            select(punt.c.id)
            .where(here(punt, aanwezig), present, aanwezig.c.tot.is_(None))
            .where(punt.c.casus_id == t.casus.c.id, punt.c.status == PuntStatus.OPEN)
            .exists()
        )
