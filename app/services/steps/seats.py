"""Home of who has a seat: the fixed members, and the partners that are invited."""

from collections.abc import Iterable, Sequence

from app.domain.ids import InstantieId, OrganisatieId, PersoonId
from app.domain.instantie import Taak
from app.domain.kalender import dag_van
from app.domain.organisaties import SOCIAAL
from app.domain.overleg import Aanwezige, Agendapunt
from app.domain.people import Lidmaatschap, Organisatie, Rol
from app.domain.tafelregels import SOCIALE_PARTNER
from app.domain.toegang import LEIDING, neemt_deel
from app.domain.words.step_kind import Part
from app.domain.words.steps import has_part
from app.domain.zetels import AMBTEN, KWALIFICERENDE, Zetel
from app.services.caseteam import team_now
from app.services.mandaten import geldige_mandaten
from app.services.ports.unit_of_work import Tx
from app.services.running.mover import Mover
from app.services.telling.agenda import punt_van
from app.services.zetels import held_seats

VASTE_ROLLEN = frozenset(AMBTEN)
Seat = tuple[Lidmaatschap, str, str]
"""A membership, with the names of the person and the organisation."""


def seats_at(mover: Mover, punt: Agendapunt) -> list[Seat]:
    """Return who may take part in a point: the fixed members, and whom its casus invited.

    Of a point for a caseteam only who is in it, with burgemeester and coördinator (INV-37).
    """
    seats = whole_table_at(mover, punt)
    if not punt.caseteam or punt.casus_id is None:
        return seats
    team = {lid.persoon_id for lid in team_now(mover.tx, punt.casus_id)}
    if not team:
        return seats
    return [seat for seat in seats if seat[0].persoon_id in team | office_at(mover)]


def whole_table_at(mover: Mover, punt: Agendapunt) -> list[Seat]:
    """Return who may take part in a point of a casus where no caseteam was chosen."""
    return _seats(mover, _invited(mover.tx, [punt]), _named_at(mover.tx, [punt]))


def office_at(mover: Mover) -> frozenset[PersoonId]:
    """Return who is burgemeester or coördinator today: by law at every table."""
    leden = mover.tx.people.leden(mover.livc.id, mover.tx.now.day)
    return frozenset(lid.persoon_id for lid, _, _ in leden if lid.rol in LEIDING)


def seats_of(mover: Mover, overleg_id: InstantieId) -> list[Seat]:
    """Return who is expected at a meeting: the fixed members, and whom a casus on its agenda invited."""
    return seats_beforehand(mover, mover.tx.tafel.punten(overleg_id))


def seats_beforehand(mover: Mover, punten: Sequence[Agendapunt]) -> list[Seat]:
    """Return who is expected where these points are dealt with."""
    return _seats(mover, _invited(mover.tx, punten), _named_at(mover.tx, punten))


def all_seats(mover: Mover) -> list[Seat]:
    """Return who may have a seat somewhere: the fixed members, and every partner."""
    return _seats(mover, None, frozenset(Zetel))


def others_for(mover: Mover, taak: Taak) -> list[Seat]:
    """Return who can be added to the list of a step: at a casus nobody, for the burgemeester invites (INV-12)."""
    punt = punt_van(mover.tx, taak)
    return others_at(mover, punt) if punt else _others(mover, seats_for(mover, taak))


def others_at(mover: Mover, punt: Agendapunt) -> list[Seat]:
    """Return who can be added to a point: nobody to one on a casus."""
    return [] if punt.casus_id else _others(mover, seats_at(mover, punt))


def _others(mover: Mover, listed: Iterable[Seat]) -> list[Seat]:
    others = {lid.persoon_id: (lid, name, organisation) for lid, name, organisation in all_seats(mover)}
    for lid, _, _ in listed:
        others.pop(lid.persoon_id, None)
    return list(others.values())


def rows_for(mover: Mover, punt: Agendapunt, chosen: Iterable[str], seats: Iterable[Seat]) -> list[Aanwezige]:
    """Return the attendance of who was chosen and has a seat, each with every role of that day."""
    allowed = {str(lid.persoon_id): lid.organisatie_id for lid, _, _ in seats}
    roles = _roles(mover)
    return [
        Aanwezige(punt.id, PersoonId(who), allowed[who], frozenset(roles[who]), mover.now)
        for who in dict.fromkeys(chosen)
        if who in allowed
    ]


def _roles(mover: Mover) -> dict[str, set[str]]:
    """Return the roles of each member: in person, by a standing seat and by mandate."""
    roles: dict[str, set[str]] = {}
    for lid, persoon, organisatie in mover.tx.people.leden(mover.livc.id, dag_van(mover.now)):
        roles.setdefault(persoon.id, set()).update(_parts(lid, organisatie))
    for bezet in held_seats(mover.tx, mover.livc.id, dag_van(mover.now)):
        roles.setdefault(bezet.zetel.persoon_id, set()).update(bezet.rollen)
    for mandate in geldige_mandaten(mover.tx, mover.livc.id, mover.now):
        roles.setdefault(mandate.nemer_id, set()).add(mandate.rol.value)
    return roles


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


def _named_at(tx: Tx, punten: Iterable[Agendapunt]) -> frozenset[Zetel]:
    """Return which named seats count: those of partners where a casus is qualified, and where none is spoken of.

    Once a casus was taken up, the burgemeester invites for that casus (INV-12).
    """
    spoken_of = list(punten)
    if spoken_of and all(_is_past_qualifying(tx, punt) for punt in spoken_of):
        return frozenset(Zetel) - KWALIFICERENDE
    return frozenset(Zetel)


def _is_past_qualifying(tx: Tx, punt: Agendapunt) -> bool:
    return punt.casus_id is not None and tx.casussen.get(punt.casus_id).kwalificatie is not None


def _seats(mover: Mover, invited: set[OrganisatieId] | None, named: frozenset[Zetel]) -> list[Seat]:
    """Return a seat for each person; `invited` is None where every partner counts."""
    found: dict[str, Seat] = {}
    for lid, persoon, organisatie in mover.tx.people.leden(mover.livc.id, mover.tx.now.day):
        if _has_seat(lid, invited):
            found.setdefault(persoon.id, (lid, persoon.naam, organisatie.naam))
    for bezet in held_seats(mover.tx, mover.livc.id, mover.tx.now.day):
        if bezet.soort in named:
            lid, persoon, organisatie = bezet.lid
            found.setdefault(persoon.id, (lid, persoon.naam, organisatie.naam))
    return list(found.values())


def _has_seat(lid: Lidmaatschap, invited: set[OrganisatieId] | None) -> bool:
    if lid.rol in VASTE_ROLLEN:
        return True
    return lid.rol is Rol.PARTNER and _is_among(lid.organisatie_id, invited)


def _is_among(organisatie_id: OrganisatieId, invited: set[OrganisatieId] | None) -> bool:
    return invited is None or organisatie_id in invited


def _parts(lid: Lidmaatschap, organisatie: Organisatie) -> set[str]:
    """Return what somebody is at the table by a membership: its role, and whether for a social partner."""
    social = lid.rol is Rol.PARTNER and organisatie.soort in SOCIAAL
    return {lid.rol.value, SOCIALE_PARTNER} if social else {lid.rol.value}
