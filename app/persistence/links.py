"""The last link in the audit chain of a casus, read along with the casus by who holds its lock."""

from typing import Any

from sqlalchemy import ColumnElement, Row, select

from app.domain.ids import CasusId
from app.persistence import tables as t
from app.persistence.db import Db, here


def last_link(name: str, casus_id: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return a column of the last row in the audit chain of a casus."""
    regel = t.audit_regel.alias()
    of_casus = select(regel.c[name]).where(here(regel), regel.c.keten == casus_id)
    return of_casus.order_by(regel.c.ketennummer.desc()).limit(1).scalar_subquery().label(name)


def remember(db: Db, casus_id: CasusId, row: Row[Any]) -> None:
    """Keep the link for the rows that this transaction will add."""
    db.chains[casus_id] = row.ketennummer or 0, row.kop or ""
