"""Points of an agenda: which place one gets, and what opening one means."""

from dataclasses import replace
from datetime import datetime, timedelta

from app.domain.overleg import Agendapunt, PuntStatus
from app.services.ports.unit_of_work import Tx

PUNT_SLUIT_NA = timedelta(
    hours=24
)  # N: a point closes by itself (architecture, "Decisions are taken at an agenda point")


def opened(punt: Agendapunt, now: datetime) -> Agendapunt:
    """Return the point, open: from now on it can close, and closes by itself."""
    return replace(punt, status=PuntStatus.OPEN, geopend_op=now, sluit_op=now + PUNT_SLUIT_NA)


def waiting_points(tx: Tx) -> list[Agendapunt]:
    """Return the points on the open agenda and on those of the meetings to come."""
    to_come = [overleg.id for overleg in tx.tafel.overleggen() if overleg.status != "gehouden"]
    return [punt for overleg_id in (None, *to_come) for punt in tx.tafel.punten(overleg_id)]


def next_place(tx: Tx) -> int:
    """Return the place of a point that is asked now: behind every other that waits for an agenda."""
    return 1 + max((punt.volgorde for punt in tx.tafel.punten(None)), default=0)
