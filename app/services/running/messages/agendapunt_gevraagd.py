"""A casus is asked to be discussed: a line on the open agenda, which the next meeting takes along.

A table that sleeps hears it in a move of its own, and plans a meeting.
"""

from app.domain.ids import CasusId, PuntId, new_id
from app.domain.overleg import Agendapunt, PuntStatus
from app.services.caseteam import is_for_the_team
from app.services.running.acts import Acts, Happen, Save
from app.services.running.points import next_place, waiting_points
from app.services.running.scene import Scene
from app.services.running.waking import wakes


def follows(scene: Scene, happening: Happen) -> Acts:
    """Put the casus on the open agenda, unless a point of it waits already."""
    casus_id = happening.instantie.casus_id
    if casus_id is None or _is_on_agenda(scene, casus_id):
        return ()
    casus = scene.tx.casussen.get(casus_id)
    punt = Agendapunt(
        id=PuntId(new_id()),
        livc_id=scene.livc.id,
        overleg_id=None,
        casus_id=casus.id,
        soort="casus",
        titel=casus.fase or "",
        status=PuntStatus.GEVRAAGD,
        volgorde=next_place(scene.tx),
        caseteam=is_for_the_team(scene.tx, casus),
    )
    return (Save(punt), *wakes(scene.tx))


def _is_on_agenda(scene: Scene, casus_id: CasusId) -> bool:
    """Answer whether a point of the casus waits, on the open agenda or on that of a meeting to come."""
    its_own = [punt for punt in waiting_points(scene.tx) if punt.casus_id == casus_id]
    return any(punt.status is PuntStatus.GEVRAAGD for punt in its_own)
