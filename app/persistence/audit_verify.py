"""Recomputes the audit trail of a LIVC-R from its first row."""

from sqlalchemy import select

from app.persistence import audit_chain
from app.persistence import tables as t
from app.persistence.db import Db, columns_of, here


def is_whole(db: Db, key: bytes) -> bool:
    """Answer whether every row is what was committed and every link follows from the one before."""
    return _chains_are_whole(db) and _seal_is_whole(db, key)


def _chains_are_whole(db: Db) -> bool:
    table = t.audit_regel
    query = select(table).where(here(table)).order_by(table.c.keten, table.c.ketennummer)
    keten, number, kop = None, 0, ""
    for row in db.stream(query):
        if not audit_chain.is_true(columns_of(row)):
            return False
        if row.soort == "lezen":
            continue
        if row.keten != keten:
            keten, number, kop = row.keten, 0, ""
        number, kop = number + 1, audit_chain.head(kop, row.verbintenis)
        if (row.ketennummer, row.kop) != (number, kop):
            return False
    return True


def _seal_is_whole(db: Db, key: bytes) -> bool:
    table = t.audit_regel
    columns = (table.c.zegelnummer, table.c.zegel, table.c.verbintenis, table.c.kop)
    query = (
        select(*columns).where(here(table), table.c.zegelnummer.is_not(None)).order_by(table.c.zegelnummer)
    )
    previous = ""
    for number, row in enumerate(db.stream(query), start=1):
        previous = audit_chain.seal(key, previous, number, columns_of(row))
        if (row.zegelnummer, row.zegel) != (number, previous):
            return False
    return True
