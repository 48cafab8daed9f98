"""What each night found when the log was looked over (scoped)."""

from typing import Final

from dateutil.relativedelta import relativedelta
from sqlalchemy import delete, select

from app.domain.logboek import Breuk, Breuksoort, Nazicht
from app.persistence import tables as t
from app.persistence.db import Db, here

KEPT = relativedelta(years=1)
_LAST: Final = select(t.log_nazicht).where(here(t.log_nazicht)).order_by(t.log_nazicht.c.dag.desc()).limit(1)


def last(db: Db) -> Nazicht | None:
    """Return what the last night found."""
    row = db.first(_LAST)
    if row is None:
        return None
    breuken = tuple(Breuk(Breuksoort(soort), regel) for soort, regel in row.breuken)
    return Nazicht(row.dag, row.tot, breuken)


def keep(db: Db, nazicht: Nazicht) -> None:
    """Keep what a night found; the same night again changes it, and the oldest goes."""
    table = t.log_nazicht
    same = table.c.dag == nazicht.dag
    db.run(delete(table).where(here(table), same | (table.c.dag < nazicht.dag - KEPT)))
    breuken = tuple((breuk.soort.value, breuk.regel) for breuk in nazicht.breuken)
    row = {"livc_id": db.livc_id, "dag": nazicht.dag, "tot": nazicht.tot, "breuken": breuken}
    db.insert(table, [row])
