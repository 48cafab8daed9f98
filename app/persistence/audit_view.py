"""What the FG and an organisation may see of the audit trail; nobody learns who stayed silent (INV-10)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, func, or_, select

from app.domain.ids import OrganisatieId
from app.persistence import tables as t
from app.persistence.db import Db, here, value_of
from app.services.ports.audit import ALLE_REGELS, AuditRegel, AuditView, LogKeuze

_INBRENG = "inbreng"
"""In every word that tells of contributing: informatie_inbreng_afgewerkt, inbreng_getoond, …"""
_EIGEN_DOSSIER = (
    "toestemming_ingetrokken",
    "eigen_dossier_bewaard",
    "eigen_dossier_gewist",
    "verlenging_afgewerkt",
)
"""Only who has a file of its own does this, so a name would tell who has one."""
_EIGEN_BLADZIJDE = "eigen_kluis_gelezen"
"""Everyone may open the page of what is ones own; how much stands there is nobody else's."""


def page(
    db: Db, organisatie_id: OrganisatieId | None, van: int, aantal: int, keuze: LogKeuze = ALLE_REGELS
) -> Sequence[AuditView]:
    """Return the newest rows first: all for the FG (None), else those by an organisation or about its items."""
    query = _newest_first().where(*_chosen(keuze)).limit(aantal).offset(van)
    if organisatie_id is None:
        return [_for_fg(row) for row in db.rows(query)]
    mine = t.audit_regel.c.organisatie_id == organisatie_id
    about = and_(_shows_items_of(organisatie_id), _is_no_inbreng(), _is_no_own_reading())
    return _for_organisation(db, query.where(or_(mine, about)), organisatie_id)


def _chosen(keuze: LogKeuze) -> Iterator[ColumnElement[bool]]:
    """Yield what a row must be, for what was chosen."""
    columns = t.audit_regel.c
    if keuze.soort:
        yield columns.soort == keuze.soort
    if keuze.vanaf:
        yield columns.moment >= keuze.vanaf
    if keuze.tot:
        yield columns.moment < keuze.tot


def readers(db: Db, organisatie_id: OrganisatieId) -> Sequence[AuditView]:
    """Return who read items that an organisation owns, newest first."""
    query = _newest_first().where(_shows_items_of(organisatie_id), _is_no_inbreng(), _is_no_own_reading())
    return _for_organisation(db, query, organisatie_id)


def who_read_many(db: Db, sinds: datetime, meer_dan: int) -> Sequence[tuple[str, int]]:
    """Return who opened more casussen than that since a moment, and how many, the most first."""
    regel, persoon = t.audit_regel, t.persoon
    number = func.count(regel.c.casus_id.distinct())
    query = (
        select(persoon.c.naam, number.label("aantal"))
        .join_from(regel, persoon, persoon.c.id == regel.c.persoon_id)
        .where(here(regel), regel.c.soort == "lezen", regel.c.moment >= sinds)
        .group_by(persoon.c.id, persoon.c.naam)
        .having(number > meer_dan)
        .order_by(number.desc(), persoon.c.naam)
    )
    return [(row.naam, row.aantal) for row in db.rows(query)]


def _newest_first() -> Select[Any]:
    regel, casus = t.audit_regel, t.casus
    return (
        select(regel, t.persoon.c.naam, casus.c.code.label("casus_code"))
        .join_from(regel, t.persoon, t.persoon.c.id == regel.c.persoon_id, isouter=True)
        .join(casus, and_(here(casus), casus.c.id == regel.c.casus_id), isouter=True)
        .where(here(regel))
        .order_by(regel.c.volgnummer.desc())
    )


def _shows_items_of(organisatie_id: OrganisatieId) -> ColumnElement[bool]:
    linked, item = t.audit_item, t.item
    shown = select(linked.c.verbintenis).where(here(linked, item), linked.c.item_id == item.c.id)
    return t.audit_regel.c.verbintenis.in_(shown.where(item.c.eigenaar_id == organisatie_id))


def _is_no_inbreng() -> ColumnElement[bool]:
    return t.audit_regel.c.wat.not_like(f"%{_INBRENG}%")


def _is_no_own_reading() -> ColumnElement[bool]:
    """Leave out who reads back what it sent itself, though the register of the gemeente keeps it."""
    return t.audit_regel.c.wat != _EIGEN_BLADZIJDE


def _for_fg(row: Row[Any]) -> AuditView:
    view = _view(row)
    if view.regel.wat == _EIGEN_BLADZIJDE:
        return replace(view, regel=replace(view.regel, items=()))
    if _INBRENG in view.regel.wat:
        return _nameless(view, "taak_afgewerkt")
    return _nameless(view, view.regel.wat) if view.regel.wat in _EIGEN_DOSSIER else view


def _nameless(view: AuditView, wat: str) -> AuditView:
    hidden = replace(view.regel, wat=wat, grond="", persoon_id=None, organisatie_id=None, items=())
    return replace(view, regel=hidden, naam=None)


def _for_organisation(db: Db, query: Select[Any], organisatie_id: OrganisatieId) -> Sequence[AuditView]:
    item = t.item
    owned = {
        row.id for row in db.rows(select(item.c.id).where(here(item), item.c.eigenaar_id == organisatie_id))
    }
    views = [_view(row) for row in db.rows(query)]
    return [view if view.regel.organisatie_id == organisatie_id else _only(view, owned) for view in views]


def _only(view: AuditView, owned: set[str]) -> AuditView:
    items = tuple(item for item in view.regel.items if item in owned)
    return replace(view, regel=replace(view.regel, items=items))


def _view(row: Row[Any]) -> AuditView:
    return AuditView(row.volgnummer, value_of(AuditRegel, row), row.naam, row.casus_code)
