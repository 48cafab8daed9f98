"""Put a point that opens no casus on the open agenda: something general, or extending files."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.errors import NotAllowedError, NotFoundError
from app.domain.ids import PuntId, new_id
from app.domain.overleg import Agendapunt, PuntStatus
from app.domain.people import Actor
from app.domain.toegang import LEIDING
from app.services.deps import Deps
from app.services.ports.unit_of_work import Tx
from app.services.running.points import next_place, waiting_points

TITELS: Mapping[str, str] = {"algemeen": "algemeen punt", "bewaring": "punt over bewaartermijnen"}
"""Words of the process zone, by kind: nobody types a title, so that no name ends up on an agenda.

A number behind them tells two of a kind apart.
"""


@dataclass(frozen=True)
class RequestPoint:
    """`soort` is algemeen or bewaring; neither is a discussion of a casus (reference §8.1)."""

    actor: Actor
    soort: str


def request_point(command: RequestPoint, deps: Deps) -> PuntId:
    """Add the point; the next meeting takes it along. Only for the burgemeester's office."""
    if not command.actor.rollen & LEIDING:
        raise NotAllowedError
    if command.soort not in TITELS:
        raise NotFoundError
    punt_id = PuntId(new_id())
    with deps.uow.begin(command.actor.livc_id) as tx:
        number = _free_number(tx, command.soort)
        tx.tafel.save_punt(
            Agendapunt(
                id=punt_id,
                livc_id=command.actor.livc_id,
                overleg_id=None,
                casus_id=None,
                soort=command.soort,
                titel=f"{TITELS[command.soort]} {number}",
                status=PuntStatus.GEVRAAGD,
                volgorde=next_place(tx),
            )
        )
    return punt_id


def _free_number(tx: Tx, soort: str) -> int:
    """Return the lowest number that no point of this kind has that is still to be treated."""
    taken = {punt.titel for punt in waiting_points(tx) if punt.soort == soort}
    number = 1
    while f"{TITELS[soort]} {number}" in taken:
        number += 1
    return number
