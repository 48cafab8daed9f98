"""Empties the audit rows of a destroyed casus, and binds what is left of each to the certificate."""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import bindparam, delete, select, update

from app.domain.ids import CasusId, new_id
from app.persistence import audit_chain
from app.persistence import tables as t
from app.persistence.db import Db, columns_of, here
from app.services.ports.audit import Attest

_EMPTY: Final = {
    "persoon_id": None,
    "organisatie_id": None,
    "casus_id": None,
    "items": (),
    "grond": "",
    "zout": None,
}
_LEFT: Final = ("volgnummer", "verbintenis", "soort", "wat", "moment", "inkorting")
BEFORE: Final = ""
"""Stands for the certificate of what was emptied before that was kept."""


def empty(db: Db, casus_id: CasusId, attest: Attest) -> int:
    """Empty the rows of a casus, in a chain without its name; return how many."""
    table, linked = t.audit_regel, t.audit_item
    mine = here(table) & (table.c.casus_id == casus_id)
    of_casus = select(table.c.verbintenis).where(mine)
    db.run(delete(linked).where(here(linked), linked.c.verbintenis.in_(of_casus)))
    rows = db.run(update(table).where(mine).values(_EMPTY | {"inkorting": attest.certificaat}))
    _sign(db, attest.key, attest.certificaat)
    chain = update(table).where(here(table), table.c.keten == casus_id)
    db.run(chain.values(keten=new_id()))
    return rows


def sign_old(db: Db, key: bytes) -> int:
    """Bind what was emptied before that was signed; return how many rows."""
    return _sign(db, key, BEFORE)


def _sign(db: Db, key: bytes, certificaat: str) -> int:
    table = t.audit_regel
    unsigned = (table.c.inkorting == certificaat) & table.c.inkorting_zegel.is_(None)
    columns = [table.c[name] for name in _LEFT]
    rows: Sequence[Any] = db.rows(select(*columns).where(here(table), unsigned))
    if rows:
        one = update(table).where(here(table), table.c.volgnummer == bindparam("of"))
        seals = [{"of": row.volgnummer, "as": audit_chain.reduction(key, columns_of(row))} for row in rows]
        db.run(one.values(inkorting_zegel=bindparam("as")), seals)
    return len(rows)
