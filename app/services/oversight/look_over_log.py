"""Whether the log is what was written: its rows, its end, and what is kept of it outside the database."""

from collections.abc import Iterator
from typing import Final

from app.domain.errors import AnkerGewijzigdError
from app.domain.ids import LivcId
from app.domain.logboek import Breuk, Breuksoort, LogHoofd
from app.services.deps import Deps
from app.services.ports.unit_of_work import Tx

LATEST: Final = 300
"""Rows that a page looks over; the nights look at all of them."""


def look_over_log(livc_id: LivcId, deps: Deps) -> list[Breuk]:
    """Return every place where the whole log of a LIVC-R is not what was written."""
    with deps.uow.read(livc_id) as tx:
        return [*breaks_at_the_end(livc_id, tx, deps), *tx.audit.breuken(deps.audit_key)]


def look_over_latest(livc_id: LivcId, tx: Tx, deps: Deps) -> list[Breuk]:
    """Return where the latest rows are not what was written, and what the last night found among the others."""
    since = max(0, tx.audit.head().nummer - LATEST)
    night = tx.audit.nazicht()
    known = [breuk for breuk in night.breuken if breuk.regel <= since] if night else []
    found = [*breaks_at_the_end(livc_id, tx, deps), *tx.audit.breuken(deps.audit_key, since)]
    return list(dict.fromkeys([*known, *found]))


def breaks_at_the_end(livc_id: LivcId, tx: Tx, deps: Deps) -> list[Breuk]:
    """Return how what is kept outside the database contradicts the log.

    A page may read at a moment before the last seal: a contradiction is looked at again in what is there now.
    """
    try:
        kept = deps.anchor.head(livc_id)
    except AnkerGewijzigdError:
        return [Breuk(Breuksoort.ANKER)]
    found = list(_contradicting(tx, kept))
    if found:
        with deps.uow.begin(livc_id) as now:
            found = list(_contradicting(now, kept))
    return found


def _contradicting(tx: Tx, kept: LogHoofd | None) -> Iterator[Breuk]:
    """Yield how the log is not the one of which this was kept; without anything kept there is no sealed row."""
    here = tx.audit.head().nummer
    if kept is None:
        soort, is_broken, regel = Breuksoort.ANKER, here > 0, 0
    elif kept.nummer > here:
        soort, is_broken, regel = Breuksoort.EINDE, True, here + 1
    else:
        other = tx.audit.zegel(kept.nummer) != kept.zegel
        soort, is_broken, regel = Breuksoort.GEWIJZIGD, kept.nummer > 0 and other, kept.nummer
    if is_broken:
        yield Breuk(soort, regel)
