"""Who effectively takes part in a point of the agenda at this moment (INV-44)."""

from app.domain.overleg import Aanwezige, Agendapunt
from app.services.ports.unit_of_work import Tx


def present_at(tx: Tx, punt: Agendapunt | None) -> list[Aanwezige]:
    """Return who takes part in a point now; nobody where there is no point."""
    if punt is None:
        return []
    return [each for each in tx.tafel.aanwezigen(punt.id) if each.is_aan_tafel]
