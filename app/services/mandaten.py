"""Which mandates count now in a LIVC-R (the rule: `domain/mandaat`)."""

from collections.abc import Sequence
from datetime import datetime

from app.domain.ids import LivcId
from app.domain.kalender import dag_van
from app.domain.mandaat import geldig
from app.domain.people import Mandaat
from app.services.ports.unit_of_work import Tx


def geldige_mandaten(tx: Tx, livc_id: LivcId, now: datetime) -> Sequence[Mandaat]:
    """Return the mandates in force that give something."""
    rows = tx.people.mandaten(livc_id, now)
    if not rows:
        return ()
    return geldig(rows, [lid for lid, _, _ in tx.people.leden(livc_id, dag_van(now))])
