"""Home of who has a seat: the fixed members, and the partners that are invited."""

from collections.abc import Iterable

from app.domain.ids import InstantieId, OrganisatieId
from app.domain.instantie import Taak
from app.domain.overleg import Agendapunt
from app.domain.people import Lidmaatschap, Rol
from app.domain.toegang import neemt_deel
from app.domain.words.step_kind import Part
from app.domain.words.steps import has_part
from app.services.ports.unit_of_work import Tx
from app.services.running.mover import Mover
from app.services.telling.agenda import punt_van

VASTE_ROLLEN = frozenset({Rol.BURGEMEESTER, Rol.COORDINATOR, Rol.INFORMATION_OFFICER})
Seat = tuple[Lidmaatschap, str, str]
"""A membership, with the names of the person and the organisation."""


def seats_at(mover: Mover, punt: Agendapunt) -> list[Seat]:
    """Return who may take part in a point: the fixed members, and whom its casus invited."""
    return _seats(mover, _invited(mover.tx, [punt]))


def seats_of(mover: Mover, overleg_id: InstantieId) -> list[Seat]:
    """Return who is expected at a meeting: the fixed members, and whom a casus on its agenda invited."""
    return _seats(mover, _invited(mover.tx, mover.tx.tafel.punten(overleg_id)))


def all_seats(mover: Mover) -> list[Seat]:
    """Return who may have a seat somewhere: the fixed members, and every partner."""
    return _seats(mover, None)


def others_for(mover: Mover, taak: Taak) -> list[Seat]:
    """Return who can be added to the list of a step: at a casus nobody, for the burgemeester invites (INV-12)."""
    punt = punt_van(mover.tx, taak)
    if punt is not None and punt.casus_id is not None:
        return []
    others = {lid.persoon_id: (lid, name, organisation) for lid, name, organisation in all_seats(mover)}
    for lid, _, _ in seats_for(mover, taak):
        others.pop(lid.persoon_id, None)
    return list(others.values())


def seats_for(mover: Mover, taak: Taak) -> list[Seat]:
    """Return whom the list of a step shows: of its point, else of its meeting, else everyone with a seat."""
    punt = punt_van(mover.tx, taak)
    if punt is not None:
        return seats_at(mover, punt)
    if has_part(taak.kind, Part.ATTENDING):
        return seats_of(mover, taak.instantie_id)
    return all_seats(mover)


def _invited(tx: Tx, punten: Iterable[Agendapunt]) -> set[OrganisatieId]:
    casussen = {punt.casus_id for punt in punten if punt.casus_id}
    rows = [row for casus_id in casussen for row in tx.casussen.deelnames(casus_id)]
    return {row.organisatie_id for row in rows if neemt_deel(row)}


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
