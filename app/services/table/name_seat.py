"""Name somebody to a standing seat at the operational table, or let a seat end."""

from dataclasses import dataclass
from datetime import date

from app.domain.errors import ConflictError, FormInvalidError, NotAllowedError, NotFoundError
from app.domain.ids import PersoonId, ZetelId, new_id
from app.domain.people import Actor
from app.domain.zetels import VasteZetel, Zetel, ensure_mag_benoemen, plaats_voor
from app.services.deps import Deps
from app.services.ports.audit import AuditRegel
from app.services.ports.unit_of_work import Tx
from app.services.zetels import places_of

LAATSTE_DAG = (
    "Kies een laatste dag die niet voor de eerste valt, en die niet voorbij is. Er is niets gewijzigd."
)
NIET_ZICHZELF = "Wie aanduidt, duidt zichzelf niet aan. Er is niets gewijzigd."


@dataclass(frozen=True)
class NameSeat:
    """`van` and `tot` are days, both included; without `tot` until somebody ends it."""

    actor: Actor
    zetel: Zetel
    persoon_id: PersoonId
    van: date
    tot: date | None = None


def name_seat(command: NameSeat, deps: Deps) -> VasteZetel:
    """Name somebody to a seat. Raises `NotAllowedError`, `FormInvalidError` about a day, `ConflictError`."""
    actor = command.actor
    ensure_mag_benoemen(actor, command.zetel)
    if actor.persoon_id == command.persoon_id:
        raise NotAllowedError(NIET_ZICHZELF)
    with deps.uow.begin(actor.livc_id) as tx:
        _ensure_in_order(tx, command)
        own = [
            lid for lid in tx.people.leden(actor.livc_id, tx.now.day) if lid.persoon.id == command.persoon_id
        ]
        plaats = plaats_voor(command.zetel, places_of(own))
        zetel = VasteZetel(
            id=ZetelId(new_id()),
            livc_id=actor.livc_id,
            persoon_id=command.persoon_id,
            organisatie_id=plaats.organisatie_id,
            zetel=command.zetel,
            van=command.van,
            tot=command.tot,
            door=actor.persoon_id,
        )
        tx.people.save_zetel(zetel)
        _record(tx, actor, "zetel_gegeven")
    return zetel


def _ensure_in_order(tx: Tx, command: NameSeat) -> None:
    last = command.tot
    if last is not None and last < max(command.van, tx.now.day):
        raise FormInvalidError({"tot": [LAATSTE_DAG]})
    if any(_is_same(command, each) for each in tx.people.zetels(command.actor.livc_id)):
        raise ConflictError("Deze persoon heeft deze plaats al op een van die dagen. Er is niets gewijzigd.")


def _is_same(command: NameSeat, zetel: VasteZetel) -> bool:
    same = (zetel.persoon_id, zetel.zetel) == (command.persoon_id, command.zetel)
    return same and zetel.raakt(command.van, command.tot)


def end_seat(actor: Actor, zetel_id: ZetelId, deps: Deps) -> VasteZetel:
    """Let a seat end today; one that did not begin never begins. Return it as it is then.

    Raises `NotAllowedError`, `NotFoundError`.
    """
    with deps.uow.begin(actor.livc_id) as tx:
        zetel = next((each for each in tx.people.zetels(actor.livc_id) if each.id == zetel_id), None)
        if zetel is None or zetel.is_voorbij(tx.now.day):
            raise NotFoundError
        ensure_mag_benoemen(actor, zetel.zetel)
        stopped = zetel.gestopt_op(tx.now.day)
        tx.people.save_zetel(stopped)
        _record(tx, actor, "zetel_beeindigd")
    return stopped


def _record(tx: Tx, actor: Actor, what: str) -> None:
    tx.audit.record(
        AuditRegel(tx.now.real, "schrijven", what, "eigen rol", actor.persoon_id, actor.organisatie_id)
    )
