"""Whose turn it is: one query over all LIVC-Rs, which says that something is due and nothing else."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, case, literal, or_, select

from app.domain.ids import LivcId
from app.domain.now import domain_at
from app.domain.overleg import PuntStatus
from app.persistence import tables as t
from app.persistence.db import Db
from app.persistence.types import Moment


def livcs_with_work(db: Db, real_now: datetime) -> Sequence[LivcId]:
    """Return the LIVC-Rs with a timer, a job or a point due, each on its own clock, by name.

    One probe in an index per LIVC-R and kind of work, however much is armed: who has nothing to do costs no more.
    """
    kloks = [row.klok for row in db.rows(select(t.livc.c.klok).distinct())]
    if not kloks:
        return []
    with db.beyond("casuspad.over", "beurt"):
        found = db.rows(_query(kloks, real_now).execution_options(over_livcs=True))
    return [row.id for row in found]


def _query(kloks: Iterable[timedelta], real_now: datetime) -> Select[LivcId]:
    now = case(
        *((t.livc.c.klok == klok, literal(domain_at(real_now, klok), Moment())) for klok in kloks),
        else_=literal(real_now, Moment()),
    )
    timer, job, punt = t.timer.c, t.opdracht.c, t.agendapunt.c
    kinds: tuple[tuple[ColumnElement[bool], ...], ...] = (
        (timer.livc_id == t.livc.c.id, timer.niet_voor.is_(None), timer.due_at <= now),
        (timer.livc_id == t.livc.c.id, timer.niet_voor <= real_now, timer.due_at <= now),
        (job.livc_id == t.livc.c.id, job.geparkeerd.is_(False), job.vanaf <= real_now),
        (punt.livc_id == t.livc.c.id, punt.status == PuntStatus.OPEN, punt.sluit_op <= now),
    )
    due = (select(1).where(*kind).correlate(t.livc).exists() for kind in kinds)
    return select(t.livc.c.id).where(or_(*due)).order_by(t.livc.c.naam, t.livc.c.id)
