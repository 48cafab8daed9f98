"""The meetings, and what waits for an agenda."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.errors import NotAllowedError
from app.domain.overleg import Agendapunt, Overleg, PuntStatus
from app.domain.people import Actor
from app.domain.toegang import LEIDING, TAFELROLLEN
from app.services.deps import Deps


@dataclass(frozen=True)
class Meetings:
    """Meetings newest first; the points that wait are for the burgemeester's office."""

    overleggen: Sequence[Overleg]
    wachtend: Sequence[tuple[Agendapunt, str | None]]


def list_meetings(actor: Actor, deps: Deps) -> Meetings:
    """Return the meetings of the LIVC-R. Only for who may sit at a table."""
    if not actor.rollen & TAFELROLLEN:
        raise NotAllowedError
    with deps.uow.read(actor.livc_id) as tx:
        rows = sorted(
            tx.tafel.overleggen(), key=lambda o: (o.moment is not None, str(o.moment)), reverse=True
        )
        waiting = [
            (p, tx.casussen.get(p.casus_id).code if p.casus_id else None)
            for p in (tx.tafel.punten(None) if actor.rollen & LEIDING else ())
            if p.status is PuntStatus.GEVRAAGD
        ]
    return Meetings(rows, waiting)
