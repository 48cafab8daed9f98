"""The meetings, and what waits for an agenda."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.errors import NotAllowedError
from app.domain.ids import InstantieId
from app.domain.overleg import Agendapunt, Overleg, PuntStatus
from app.domain.people import Actor
from app.domain.toegang import LEIDING, TAFELROLLEN
from app.services.deps import Deps
from app.services.plaatsen import may_read
from app.services.ports.unit_of_work import Tx
from app.services.ritme import last_exercise, table_sleeps
from app.services.table.request_point import ONDERWERPEN
from app.services.telling.meeting_place import planned_place

PER_PAGINA = 20
"""Held meetings on one page."""


@dataclass(frozen=True)
class Meetings:
    """Meetings newest first; the points that wait are for the burgemeester's office."""

    overleggen: Sequence[Overleg]
    """Those to come, and a page of those that were held."""
    wachtend: Sequence[tuple[Agendapunt, str | None]]
    plaatsen: Mapping[InstantieId, str]
    """Where the meetings to come are held, as far as it was written down."""
    van: int = 0
    """How many held meetings come before this page."""
    meer: bool = False
    strategisch: bool = False
    """Whether the reader may follow the strategic table."""
    slaapt: bool = False
    """Whether nothing is planned until somebody asks for a meeting, or a point waits."""
    laatste_oefening: date | None = None
    """When the members last practised; None when they never did."""

    @property
    def onderwerpen(self) -> Mapping[str, str]:
        """What a general point can be about."""
        return ONDERWERPEN

    @property
    def vorige(self) -> int | None:
        """Where the page before begins."""
        return max(0, self.van - PER_PAGINA) if self.van else None

    @property
    def volgende(self) -> int | None:
        """Where the next page begins."""
        return self.van + PER_PAGINA if self.meer else None


def list_meetings(actor: Actor, deps: Deps, van: int = 0) -> Meetings:
    """Return the meetings of the LIVC-R. Only for who may sit at a table."""
    if not actor.rollen & TAFELROLLEN:
        raise NotAllowedError
    with deps.uow.read(actor.livc_id) as tx:
        rows = sorted(
            tx.tafel.overleggen(), key=lambda o: (o.moment is not None, str(o.moment)), reverse=True
        )
        waiting = _waiting(tx) if actor.rollen & LEIDING else []
        strategic = may_read(tx, actor)
        asleep, exercise = table_sleeps(tx), last_exercise(tx, actor.livc_id)
        places = {o.id: planned_place(tx, deps.keys, o.id) for o in rows if o.status == "gepland"}
    start = max(0, van)
    held = [o for o in rows if o.status == "gehouden"]
    page = held[start : start + PER_PAGINA]
    to_come = [o for o in rows if o.status != "gehouden"]
    more = len(held) > start + PER_PAGINA
    return Meetings([*to_come, *page], waiting, places, start, more, strategic, asleep, exercise)


def _waiting(tx: Tx) -> list[tuple[Agendapunt, str | None]]:
    asked = [p for p in tx.tafel.punten(None) if p.status is PuntStatus.GEVRAAGD]
    return [(p, tx.casussen.get(p.casus_id).code if p.casus_id else None) for p in asked]
