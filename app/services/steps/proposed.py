"""Who is ticked beforehand at a point: a proposal, that the chair or the reporter confirms."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from app.domain.errors import KeyMissingError
from app.domain.ids import InstantieId
from app.domain.instantie import Taak
from app.domain.item import Item
from app.domain.overleg import Agendapunt, PuntStatus
from app.domain.words.step_kind import Part
from app.domain.words.steps import has_part
from app.domain.words.steps.aanwezigheid import AANWEZIGHEID
from app.services.running.mover import Mover
from app.services.steps.seats import seats_at
from app.services.telling.agenda import punt_van
from app.services.texts import read_text

LIJSTEN = ("aanwezig", "anderen")
"""Of the attendance of the day: who is there."""
GEHAD = (PuntStatus.OPEN, PuntStatus.GESLOTEN)


def proposed(mover: Mover, taak: Taak) -> Mapping[str, list[str]]:
    """Return who stays from the point before; who is on the list for the first time, when expected or there."""
    if not has_part(taak.kind, Part.SEATING):
        return {}
    punt = punt_van(mover.tx, taak)
    if punt is None:
        return {}
    sat, here = _last_seen(mover, punt), _here_today(mover, taak.instantie_id)
    wanted = filter(lambda who: _is_proposed(who, sat, here), _listed(mover, punt))
    return {"aanwezigen": list(wanted)}


def _is_proposed(who: str, sat: Mapping[str, bool], here: AbstractSet[str] | None) -> bool:
    if who in sat:
        return sat[who]
    return here is None or who in here


def _last_seen(mover: Mover, punt: Agendapunt) -> Mapping[str, bool]:
    """Return of who was on the list of an earlier point whether that person sat at the last of these."""
    found: dict[str, bool] = {}
    earlier = list(_earlier(mover, punt))
    present = mover.tx.tafel.aanwezigen_van(each.id for each in earlier)
    for each in earlier:
        found |= dict.fromkeys(_listed(mover, each), False)
        found |= {str(row.persoon_id): True for row in present.get(each.id, ())}
    return found


def _earlier(mover: Mover, punt: Agendapunt) -> Iterable[Agendapunt]:
    points: Sequence[Agendapunt] = mover.tx.tafel.punten(punt.overleg_id)
    return [each for each in points if each.status in GEHAD and each.volgorde < punt.volgorde]


def _listed(mover: Mover, punt: Agendapunt) -> list[str]:
    return [str(lid.persoon_id) for lid, _, _ in seats_at(mover, punt)]


def _here_today(mover: Mover, overleg_id: InstantieId) -> AbstractSet[str] | None:
    """Return who was ticked as present that day; None where no such list can be read."""
    kept = _list_of_the_day(mover, overleg_id)
    if kept is None:
        return None
    try:
        content = read_text(mover.deps.keys, kept)
    except KeyMissingError:
        return None
    return frozenset[str]().union(*(_ticked(content.get(key)) for key in LIJSTEN))


def _list_of_the_day(mover: Mover, overleg_id: InstantieId) -> Item | None:
    """Find what was ticked of the whole day, the last time."""
    found: Item | None = None
    for item in mover.tx.items.of_instantie(overleg_id, "papers"):
        if item.kind == AANWEZIGHEID.word:
            found = item
    return found


def _ticked(said: object) -> list[str]:
    return list(map(str, said)) if isinstance(said, list) else []
