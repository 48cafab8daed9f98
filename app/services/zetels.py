"""Who holds a standing seat now that somebody was named to (the rule: `domain/zetels`)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.ids import LivcId, PersoonId
from app.domain.people import Lidmaatschap
from app.domain.zetels import VasteZetel, Zetel, Zetelplaats, mag_zetelen, rollen_van
from app.services.ports.people import Lid
from app.services.ports.unit_of_work import Tx


@dataclass(frozen=True)
class Bezet:
    """A seat that is held, with the membership by which its holder is there."""

    zetel: VasteZetel
    lid: Lid

    @property
    def rollen(self) -> frozenset[str]:
        """What its holder is at the table."""
        return rollen_van(self.zetel.zetel, self.lid.organisatie.soort)

    @property
    def lidmaatschap(self) -> Lidmaatschap:
        """The membership by which its holder is there."""
        return self.lid.lidmaatschap

    @property
    def soort(self) -> Zetel:
        """Which seat it is."""
        return self.zetel.zetel


def held_seats(tx: Tx, livc_id: LivcId, dag: date) -> Sequence[Bezet]:
    """Return the seats in force whose holder is still there for that organisation, and may still hold it."""
    rows = [each for each in tx.people.zetels(livc_id) if each.geldt_op(dag)]
    if not rows:
        return ()
    leden = per_person(tx.people.leden(livc_id, dag))
    found: list[Bezet] = []
    for zetel in rows:
        own = leden.get(zetel.persoon_id, ())
        if not mag_zetelen(places_of(own)):
            continue
        found += [Bezet(zetel, each) for each in own if each.organisatie.id == zetel.organisatie_id][:1]
    return found


def places_of(leden: Sequence[Lid]) -> list[Zetelplaats]:
    """Return memberships as far as a seat asks."""
    return [Zetelplaats(lid.organisatie_id, lid.rol, organisatie.soort) for lid, _, organisatie in leden]


def per_person(leden: Sequence[Lid]) -> Mapping[PersoonId, list[Lid]]:
    """Return the memberships of each person."""
    found: dict[PersoonId, list[Lid]] = {}
    for each in leden:
        found.setdefault(each.persoon.id, []).append(each)
    return found
