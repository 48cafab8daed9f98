"""The day, hour and place of a meeting, for a calendar: nothing of what is discussed, and no person."""

from datetime import datetime
from typing import NamedTuple

from app.domain.errors import NotFoundError
from app.domain.ids import InstantieId
from app.domain.people import Actor
from app.domain.toegang import TAFELROLLEN
from app.services.deps import Deps
from app.services.telling.meeting_place import planned_place


class MeetingDay(NamedTuple):
    """When and where."""

    overleg_id: InstantieId
    moment: datetime
    plaats: str


def show_meeting_day(actor: Actor, overleg_id: InstantieId, deps: Deps) -> MeetingDay:
    """Return when and where a meeting is. Raises `NotFoundError` while it has no day."""
    if not actor.rollen & TAFELROLLEN:
        raise NotFoundError
    with deps.uow.read(actor.livc_id) as tx:
        overleg = tx.tafel.overleg(overleg_id)
        if overleg.moment is None or overleg.status != "gepland":
            raise NotFoundError
        return MeetingDay(overleg_id, overleg.moment, planned_place(tx, deps.keys, overleg_id))
