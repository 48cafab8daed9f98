"""Who effectively takes part in a point of the agenda at this moment (INV-44)."""

from collections.abc import Sequence

from app.domain.ids import CasusId
from app.domain.overleg import Aanwezige, Agendapunt
from app.services.ports.unit_of_work import Tx


def open_point_of(tx: Tx, casus_id: CasusId | None) -> Agendapunt | None:
    """Return the open point of a casus; None where none is open, and of what is about no casus."""
    return tx.tafel.find_open_punt(casus_id) if casus_id else None


def present_at(tx: Tx, punt: Agendapunt | None) -> list[Aanwezige]:
    """Return who takes part in a point now; nobody where there is no point."""
    return [each for each in seated_at(tx, punt) if each.is_aan_tafel]


def seated_at(tx: Tx, punt: Agendapunt | None) -> Sequence[Aanwezige]:
    """Return who takes part in a point, or took part and left; nobody where there is no point."""
    return tx.tafel.aanwezigen(punt.id) if punt else ()
