"""Looks whether audit rows are what was written: content, links, seals, and who read which item."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, islice
from operator import attrgetter
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, Select, and_, bindparam, func, or_, select

from app.domain.logboek import Breuk, Breuksoort
from app.persistence import audit_chain
from app.persistence import tables as t
from app.persistence.audit_reduce import BEFORE
from app.persistence.db import Db, columns_of, here

MOST: Final = 20
"""Breaks that are told: whoever finds twenty need not hear of the next."""
_REGEL: Final = t.audit_regel
_SEAL: Final = select(_REGEL.c.zegel).where(here(_REGEL), _REGEL.c.zegelnummer == bindparam("asked"))


def seal_at(db: Db, number: int) -> str | None:
    """Return the seal of the row with this number."""
    found: str | None = db.scalar(_SEAL, asked=number)
    return found


def breaks(db: Db, key: bytes, van: int = 0, tot: int | None = None) -> Iterator[Breuk]:
    """Yield where rows sealed after `van` are not what was written; without `tot` unsealed ones too."""
    looking = _Looking(key, van, seal_at(db, van) or "")
    yield from islice(looking.through(_rows(db, van, tot)), MOST)
    if van and not looking.gaps and _has_gaps(db):
        yield Breuk(Breuksoort.VERDWENEN)


def _has_gaps(db: Db) -> bool:
    number = _REGEL.c.zegelnummer
    counted = select((func.max(number) - func.count(number)).label("lacking")).where(here(_REGEL))
    return bool(db.scalar(counted))


@dataclass
class _Looking:
    """Goes from row to row: `number` and `seal` are those of the one before."""

    key: bytes
    number: int
    seal: str
    gaps: bool = False

    def through(self, rows: Iterable[tuple[Row[Any], frozenset[str]]]) -> Iterator[Breuk]:
        """Yield how some rows are not what was written, in their order."""
        for row, items in rows:
            yield from self.at(row, items)

    def at(self, row: Row[Any], items: frozenset[str]) -> Iterator[Breuk]:
        """Yield how one row is not what was written: of several ways the first, for it explains the others."""
        columns = columns_of(row)
        links = list(self._links(columns))
        nummer = row.zegelnummer or 0
        if links:
            yield links[0]
        elif not _is_committed(self.key, columns):
            soort = Breuksoort.INGEKORT if row.zout is None else Breuksoort.GEWIJZIGD
            yield Breuk(soort, nummer)
        elif items != _shown(columns):
            yield Breuk(Breuksoort.STUKKEN, nummer)

    def _links(self, row: Mapping[str, Any]) -> Iterator[Breuk]:
        nummer = row["zegelnummer"]
        if nummer is not None:
            previous, expected, self.number = self.seal, self.number + 1, nummer
            self.seal = row["zegel"]
            if nummer != expected:
                self.gaps = True
                yield Breuk(Breuksoort.VERDWENEN, expected)
            elif audit_chain.seal(self.key, previous, nummer, row) != row["zegel"]:
                yield Breuk(Breuksoort.GEWIJZIGD, nummer)
        if not _is_linked(row):
            yield Breuk(Breuksoort.GEWIJZIGD, nummer or 0)


def _is_linked(row: Mapping[str, Any]) -> bool:
    """Answer whether a written row follows from the one before it in the chain of its casus."""
    if row["soort"] == "lezen":
        return row["keten"] is None
    is_first = row["ketennummer"] == 1
    before = "" if is_first else row["kop_ervoor"]
    if before is None:
        return False
    return audit_chain.head(before, row["verbintenis"]) == str(row["kop"])


def _is_committed(key: bytes, row: Mapping[str, Any]) -> bool:
    """Answer whether a row is what was committed, or what a destruction that left a certificate made of it."""
    if row["zout"] is not None:
        return audit_chain.is_true(row)
    has_certificate = row["certificaat"] is not None
    proven = has_certificate or row["inkorting"] == BEFORE
    return proven and audit_chain.is_reduced(key, row)


def _shown(row: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(row["items"]) if row["soort"] == "lezen" else frozenset()


def _rows(db: Db, van: int, tot: int | None) -> Iterator[tuple[Row[Any], frozenset[str]]]:
    """Yield each row with the items that it is known to have shown, in the order of the seals; unsealed ones last.

    One question, so that nothing changes while it is answered.
    """
    for _, same in groupby(db.stream(_question(van, tot)), attrgetter("volgnummer")):
        rows = list(same)
        yield rows[0], frozenset(row.item_id for row in rows if row.item_id is not None)


def _question(van: int, tot: int | None) -> Select[Any]:
    before, linked, proof = _REGEL.alias("ervoor"), t.audit_item, t.certificaat
    follows = and_(
        here(before), before.c.keten == _REGEL.c.keten, before.c.ketennummer == _REGEL.c.ketennummer - 1
    )
    shows = and_(here(linked), linked.c.verbintenis == _REGEL.c.verbintenis)
    proves = and_(here(proof), proof.c.id == _REGEL.c.inkorting)
    number = _REGEL.c.zegelnummer
    return (
        select(_REGEL, before.c.kop.label("kop_ervoor"), linked.c.item_id, proof.c.id.label("certificaat"))
        .join_from(_REGEL, before, follows, isouter=True)
        .join(linked, shows, isouter=True)
        .join(proof, proves, isouter=True)
        .where(here(_REGEL), _between(number, van, tot))
        .order_by(number.is_(None), number, _REGEL.c.volgnummer)
    )


def _between(number: ColumnElement[Any], van: int, tot: int | None) -> ColumnElement[bool]:
    return or_(number.is_(None), number > van) if tot is None else and_(number > van, number <= tot)
