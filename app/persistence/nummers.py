"""Numbers of casussen: none is used twice, none is left out, and who takes one waits for nobody.

A few lie ready. A transaction takes the lowest that no other has in hand; when it fails, the number lies there
again.
"""

from sqlalchemy import bindparam, delete, func, select, update

from app.persistence import tables as t
from app.persistence.db import Db, here

READY = 50
"""How many are laid ready at once."""
_number, _counter = t.casus_nummer, t.casus_teller
_FREE = here(_number) & (_number.c.jaar == bindparam("year"))
_YEAR = here(_counter) & (_counter.c.jaar == bindparam("year"))
_LOWEST = select(_number.c.nummer).where(_FREE).order_by(_number.c.nummer).limit(1)
_TAKE = (
    delete(_number)
    .where(_FREE, _number.c.nummer == _LOWEST.with_for_update(skip_locked=True).scalar_subquery())
    .returning(_number.c.nummer)
)
_HOLD = select(_counter.c.laatste).where(_YEAR).with_for_update()
_COUNT = update(_counter).where(_YEAR).values(laatste=bindparam("last"))
_LYING = select(_number.c.jaar, func.count().label("free")).where(here(_number)).group_by(_number.c.jaar)
_LAID = select(_counter.c.jaar, _counter.c.laatste).where(here(_counter))


def take(db: Db, year: int) -> int:
    """Take the lowest free number of a year; when none lies ready, some are laid first."""
    while (found := db.returning(_TAKE, year=year)) is None:
        _lay_ready(db, year)
    return int(found.nummer)


def given_out(db: Db) -> dict[int, int]:
    """Return how many numbers are in use or were, by year."""
    free = {row.jaar: row.free for row in db.rows(_LYING)}
    return {row.jaar: row.laatste - free.get(row.jaar, 0) for row in db.rows(_LAID)}


def _lay_ready(db: Db, year: int) -> None:
    """Lay numbers ready, unless another transaction just did: one at a time comes past the counter."""
    db.add_once(_counter, {"livc_id": db.livc_id, "jaar": year, "laatste": 0}, ("livc_id", "jaar"))
    last = db.scalar(_HOLD, year=year)
    if db.first(_LOWEST, year=year) is None:
        db.run(_COUNT, [{"year": year, "last": last + READY}])
        numbers = range(last + 1, last + READY + 1)
        db.insert(_number, [{"livc_id": db.livc_id, "jaar": year, "nummer": each} for each in numbers])
