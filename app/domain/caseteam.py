"""A caseteam: who alone goes on discussing a casus, once the table took it up (seeds/001 L304-312, INV-37)."""

from dataclasses import dataclass
from datetime import date

from app.domain.ids import CasusId, LivcId, OrganisatieId, PersoonId


@dataclass(frozen=True)
class Teamlid:
    """A place in the caseteam of one casus, from a day on. Burgemeester and coördinator need none."""

    livc_id: LivcId
    casus_id: CasusId
    persoon_id: PersoonId
    organisatie_id: OrganisatieId
    van: date
    tot: date | None = None
    """The last day; None while it lasts."""

    def geldt_op(self, dag: date) -> bool:
        """Answer whether the place is held on a day; one that ended before it began never was."""
        return self.van <= dag and (self.tot is None or dag <= self.tot)
