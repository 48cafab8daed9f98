"""Put a point that opens no casus on the open agenda: something general, or extending files."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.errors import ConflictError, NotAllowedError, NotFoundError
from app.domain.ids import PuntId, new_id
from app.domain.overleg import Agendapunt, PuntStatus
from app.domain.people import Actor
from app.domain.toegang import LEIDING
from app.domain.words.processes import OVERLEG
from app.services.deps import Deps
from app.services.ports.audit import AuditRegel
from app.services.ports.unit_of_work import Tx
from app.services.ritme import OEFENPUNT
from app.services.running.points import next_place, waiting_points
from app.services.running.sending import send
from app.services.running.waking import wakes

TITELS: Mapping[str, str] = {"algemeen": "algemeen punt", "bewaring": "punt over bewaartermijnen"}
"""Words of the process zone, by kind: nobody types a title, so that no name ends up on an agenda.

A number behind them tells two of a kind apart.
"""
ONDERWERPEN: Mapping[str, str] = {
    "huisreglement": "huisreglement",
    "werking": "werking van het overleg",
    "leden": "leden en vertegenwoordiging",
    "data": "data van de volgende overleggen",
    "vorming": "vorming",
    "terugblik": "evaluatie van onze werking",
    OEFENPUNT: OEFENPUNT,
}
"""What a general point is about: its title is chosen and not typed, for the same reason."""


@dataclass(frozen=True)
class RequestPoint:
    """`soort` is algemeen or bewaring; neither is a discussion of a casus (reference §8.1)."""

    actor: Actor
    soort: str
    onderwerp: str = ""
    """Of a general point, one of `ONDERWERPEN`; without one it is a general point with a number."""


def request_point(command: RequestPoint, deps: Deps) -> PuntId:
    """Add the point; the next meeting takes it along. Only for the burgemeester's office."""
    if not command.actor.rollen & LEIDING:
        raise NotAllowedError
    if command.soort not in TITELS:
        raise NotFoundError
    punt_id = PuntId(new_id())
    with deps.uow.begin(command.actor.livc_id) as tx:
        for instantie in tx.instanties.of_process(OVERLEG.word):
            tx.slots.lock(
                instantie.slot
            )  # a meeting that ends now sees the point, or its successor hears of it
        tx.tafel.save_punt(
            Agendapunt(
                id=punt_id,
                livc_id=command.actor.livc_id,
                overleg_id=None,
                casus_id=None,
                soort=command.soort,
                titel=_title(tx, command),
                status=PuntStatus.GEVRAAGD,
                volgorde=next_place(tx),
            )
        )
        for told in wakes(tx):
            send(tx, command.actor.livc_id, told.target, told.word)
    return punt_id


def remove_point(actor: Actor, punt_id: PuntId, deps: Deps) -> None:
    """Take a point that opens no casus off the agenda, while no meeting took it along.

    Raises `NotAllowedError`, `NotFoundError`, `ConflictError`.
    """
    if not actor.rollen & LEIDING:
        raise NotAllowedError
    with deps.uow.begin(actor.livc_id) as tx:
        punt = tx.tafel.punt(punt_id)
        if punt.casus_id is not None:
            raise NotFoundError
        if punt.overleg_id is not None or punt.status is not PuntStatus.GEVRAAGD:
            raise ConflictError(
                "Dit punt ligt al voor op een overleg. Verdaag het daar. Er is niets gewijzigd."
            )
        tx.tafel.delete_punt(punt_id)
        tx.audit.record(
            AuditRegel(
                deps.clock.now(), "schrijven", "punt_weg", "rol", actor.persoon_id, actor.organisatie_id
            )
        )


def _title(tx: Tx, command: RequestPoint) -> str:
    """Return words that no other point has that is still to be treated."""
    taken = {punt.titel for punt in waiting_points(tx) if punt.soort == command.soort}
    chosen = ONDERWERPEN.get(command.onderwerp) if command.soort == "algemeen" else None
    if chosen and chosen not in taken:
        return chosen
    words, number = chosen or TITELS[command.soort], 2 if chosen else 1
    while f"{words} {number}" in taken:
        number += 1
    return f"{words} {number}"
