"""Deletes a casus from every scoped table, the ones added later too: it walks the tables, not a list."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Table, delete, or_, select

from app.domain.ids import CasusId
from app.persistence import tables as t
from app.persistence.db import Db, here

_AUDIT = (t.audit_regel, t.audit_item)
"""Reduced, never deleted."""


def delete_rows_of(db: Db, casus_id: CasusId) -> int:
    """Delete every row of a casus; return how many.

    The casus goes first: readers hold its row while they write that they read it.
    """
    count = db.run(delete(t.casus).where(here(t.casus), t.casus.c.id == casus_id))
    instanties = _ids(db, t.instantie, casus_id)
    punten = _ids(db, t.agendapunt, casus_id)
    owners: dict[str, Sequence[str]] = {
        "casus_id": [casus_id],
        "slot": [casus_id],
        "scope": [casus_id, *instanties, *punten],
        "instantie_id": instanties,
        "punt_id": punten,
    }
    for table in reversed(t.metadata.sorted_tables):
        if t.is_scoped(table) and table not in _AUDIT:
            count += _delete(db, table, owners)
    return count


def _delete(db: Db, table: Table, owners: Mapping[str, Sequence[str]]) -> int:
    belongs = [table.c[name].in_(ids) for name, ids in owners.items() if name in table.c and ids]
    return db.run(delete(table).where(here(table), or_(*belongs))) if belongs else 0


def _ids(db: Db, table: Table, casus_id: CasusId) -> list[str]:
    return [row.id for row in db.rows(select(table.c.id).where(here(table), table.c.casus_id == casus_id))]
