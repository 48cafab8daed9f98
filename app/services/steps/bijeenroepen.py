"""Home of who hears of the day of a meeting: chosen, chosen anew, or called off; a mail says never what for."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from app.domain.ids import InstantieId, PersoonId
from app.domain.overleg import Overleg
from app.domain.people import Rol
from app.domain.toegang import TAFELROLLEN
from app.services.running.acts import Mail
from app.services.running.mover import Mover
from app.services.running.writing import write
from app.services.steps.seats import seats_beforehand
from app.services.telling.agenda import punten_vooraf


def tell_the_day(mover: Mover, before: Overleg, now: Overleg) -> None:
    """Tell who is expected that there is a day, or everyone who saw the old one that it is another."""
    if before.moment == now.moment and before.status == now.status:
        return
    if before.status == "gepland":
        _tell(mover, "overleg_verplaatst", now, _who_knew(mover))
    else:
        _tell(mover, "overleg_gepland", now, _expected(mover, now))


def tell_it_is_off(mover: Mover, overleg: Overleg) -> None:
    """Tell everyone who saw the day that the meeting is off."""
    _tell(mover, "overleg_af", overleg, _who_knew(mover))


def _tell(mover: Mover, soort: str, overleg: Overleg, people: Iterator[PersoonId]) -> None:
    told = {who: f"mail:{soort}:{overleg.id}:{overleg.moment}:{who}" for who in people}
    write(Mail(soort, told, wanneer(overleg.id, overleg.moment)), mover.scene)


def wanneer(overleg_id: InstantieId, moment: datetime | None) -> Mapping[str, str]:
    """Return what a mail about a meeting brings for a calendar: which one, and when."""
    return {"samenkomst": overleg_id, "moment": moment.isoformat()} if moment else {}


def _who_knew(mover: Mover) -> Iterator[PersoonId]:
    """Yield who saw the day and has an address, except who changes it."""
    for lid, persoon, _ in mover.tx.people.leden(mover.livc.id, mover.tx.now.day):
        if lid.rol in TAFELROLLEN and persoon.email and persoon.id != mover.scene.author:
            yield persoon.id


def _expected(mover: Mover, overleg: Overleg) -> Iterator[PersoonId]:
    """Yield who comes and has an address, except who chose the day.

    The fixed members, whom its points invited, and who writes down.
    """
    tx = mover.tx
    coming = {lid.persoon_id for lid, _, _ in seats_beforehand(mover, punten_vooraf(tx, overleg))}
    leden = tx.people.leden(mover.livc.id, tx.now.day)
    coming |= {lid.persoon_id for lid, _, _ in leden if lid.rol is Rol.VERSLAGGEVER}
    for persoon in tx.people.personen(coming).values():
        if persoon.email and persoon.id != mover.scene.author:
            yield persoon.id
