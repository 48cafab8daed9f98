"""Ask to destroy what has no casus of its own and whose last day has come, and what `bewaring` left behind."""

from collections.abc import Iterable
from datetime import date

from app.domain.ids import InstantieId, LivcId
from app.domain.inventaris import PAPIEREN, Bewaard, Plaats, is_over, laatste_dag
from app.services.deps import Deps
from app.services.running import destroying
from app.services.running.acts import Acts
from app.services.running.mover import Mover
from app.services.running.scene import Scene


def expire_keys(livc_id: LivcId, deps: Deps) -> int:
    """Ask for all that is due; return how much. What was asked and failed is tried again.

    Papers and attendance of a meeting, an own space not wiped, a table that stayed, a key without a place. A casus
    is asked by its procedure on the day itself; the night after, whatever of it can still be opened is asked here.
    """
    with deps.uow.read(livc_id) as tx:
        livc = tx.livcs.get(livc_id)
        today = tx.now.day
        rows = tx.inventaris.bewaard()
        due = [each for each in rows if _is_due(each, laatste_dag(each, livc.gemeente_id), today)]
        meetings = tx.inventaris.overleggen_met_punten(today - PAPIEREN)
    if not due and not meetings:
        return 0
    with deps.uow.begin(livc_id) as tx:
        mover = Mover(tx, deps, livc)
        for each in due:
            mover.carry_out(*_asked(mover.scene, each))
        mover.carry_out(*_asked_of_meetings(due, meetings))
    return len(due) + len(meetings)


def _is_due(each: Bewaard, day: date, today: date) -> bool:
    return is_over(day, today) if each.plaats is Plaats.CASUS else day <= today


def _asked(scene: Scene, each: Bewaard) -> Acts:
    match each.plaats:
        case Plaats.CASUS if each.casus:
            return destroying.of_left_behind(scene, each.casus.casus.id, each.eigenaar_id)
        case Plaats.EIGEN_RUIMTE:
            return (destroying.of_denkhulp(each.instantie_id),)
        case Plaats.PUNT if each.casus:
            return (destroying.of_table(each.casus.casus.id, each.punt_id),)
        case Plaats.PUNT | Plaats.NERGENS:
            return (destroying.of_keys(each.scope, (each.key_id,)),)
        case _:
            return ()


def _asked_of_meetings(due: Iterable[Bewaard], meetings: Iterable[InstantieId]) -> Acts:
    """Ask per meeting, for its keys that are due and for its points about no casus when its own day has come."""
    keys: dict[InstantieId, list[str]] = {}
    for each in due:
        if each.plaats is Plaats.OVERLEG:
            keys.setdefault(each.instantie_id, []).append(each.key_id)
    over = set(meetings)
    return [
        destroying.of_papers(overleg_id, keys.get(overleg_id, ()), punten=overleg_id in over)
        for overleg_id in sorted(over | set(keys))
    ]
