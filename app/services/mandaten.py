"""Which mandates count: the giver still holds the role, and the receiver is not police (INV-15)."""

from collections.abc import Sequence
from datetime import datetime

from app.domain.ids import LivcId
from app.domain.kalender import dag_van
from app.domain.people import POLITIE, Mandaat, Rol
from app.services.ports.unit_of_work import Tx

WOORDEN = {
    Rol.BURGEMEESTER: "burgemeester",
    Rol.COORDINATOR: "coördinator",
    Rol.VERSLAGGEVER: "verslaggever",
}
"""Roles that may be passed on for a while; the korpschef alone appoints an information officer."""


def geldige_mandaten(tx: Tx, livc_id: LivcId, now: datetime) -> Sequence[Mandaat]:
    """Return the mandates in force that give something."""
    rows = tx.people.mandaten(livc_id, now)
    if not rows:
        return ()
    leden = [lid for lid, _, _ in tx.people.leden(livc_id, dag_van(now))]
    held = {(lid.persoon_id, lid.rol) for lid in leden}
    police = {lid.persoon_id for lid in leden if lid.rol in POLITIE}
    return [m for m in rows if (m.gever_id, m.rol) in held and m.rol in WOORDEN and m.nemer_id not in police]
