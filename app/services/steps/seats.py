"""Home of who has a seat: the fixed members, and the partners that are invited."""

from collections.abc import Mapping
from itertools import chain

from app.domain.ids import OrganisatieId
from app.domain.instantie import Taak
from app.domain.overleg import Agendapunt
from app.domain.people import Lidmaatschap, Rol
from app.domain.toegang import neemt_deel
from app.domain.words.step_kind import Part
from app.domain.words.steps import has_part
from app.services.ports.unit_of_work import Tx
from app.services.presence import seated_at
from app.services.running.mover import Mover
from app.services.telling.agenda import punt_van

VASTE_ROLLEN = frozenset({Rol.BURGEMEESTER, Rol.COORDINATOR, Rol.INFORMATION_OFFICER})
Seat = tuple[Lidmaatschap, str, str]
"""A membership, with the names of the person and the organisation."""


def seats_at(mover: Mover, punt: Agendapunt) -> list[Seat]:
    """Return who may take part in a point: the fixed members, and whom its casus invited."""
    rows = mover.tx.casussen.deelnames(punt.casus_id) if punt.casus_id else ()
    return _seats(mover, {row.organisatie_id for row in rows if neemt_deel(row)})


def all_seats(mover: Mover) -> list[Seat]:
    """Return who may have a seat somewhere: the fixed members, and every partner."""
    return _seats(mover, None)


def seated_before(tx: Tx, taak: Taak) -> Mapping[str, list[str]]:
    """Return who sat at an earlier point of the same meeting, to begin with: who left is unticked."""
    if not has_part(taak.kind, Part.SEATING):
        return {}
    punt = punt_van(tx, taak)
    if punt is None or punt.overleg_id is None:
        return {}
    points = tx.tafel.punten(punt.overleg_id)
    sat = chain.from_iterable(seated_at(tx, each) for each in points)
    return {"aanwezigen": list(dict.fromkeys(str(row.persoon_id) for row in sat))}


def _seats(mover: Mover, invited: set[OrganisatieId] | None) -> list[Seat]:
    """Return a seat for each person; `invited` is None where every partner counts."""
    found: dict[str, Seat] = {}
    for lid, persoon, organisatie in mover.tx.people.leden(mover.livc.id, mover.tx.now.day):
        if _has_seat(lid, invited):
            found.setdefault(persoon.id, (lid, persoon.naam, organisatie.naam))
    return list(found.values())


def _has_seat(lid: Lidmaatschap, invited: set[OrganisatieId] | None) -> bool:
    if lid.rol in VASTE_ROLLEN:
        return True
    return lid.rol is Rol.PARTNER and _is_among(lid.organisatie_id, invited)


def _is_among(organisatie_id: OrganisatieId, invited: set[OrganisatieId] | None) -> bool:
    return invited is None or organisatie_id in invited
