"""Who is in the caseteam of a casus now, and which point is for that team (the rule: `domain/caseteam`)."""

from app.domain.caseteam import Teamlid
from app.domain.casus import Casus
from app.domain.ids import CasusId
from app.services.ports.unit_of_work import Tx


def team_now(tx: Tx, casus_id: CasusId) -> list[Teamlid]:
    """Return the places that are held today; empty where the whole table goes on."""
    return [lid for lid in tx.tafel.caseteam(casus_id) if lid.geldt_op(tx.now.day)]


def is_for_the_team(tx: Tx, casus: Casus) -> bool:
    """Answer whether a point that is asked now is for the team: where a casus belongs, the whole table decides."""
    return casus.kwalificatie is not None and bool(team_now(tx, casus.id))
