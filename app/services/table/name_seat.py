"""Name somebody to a standing seat at the operational table, or let a seat end."""

from dataclasses import dataclass, replace
from datetime import date

from app.domain.errors import ConflictError, NotAllowedError, NotFoundError
from app.domain.ids import PersoonId, ZetelId, new_id
from app.domain.people import Actor
from app.domain.zetels import VasteZetel, Zetel, ensure_mag_benoemen, plaats_voor
from app.services.deps import Deps
from app.services.ports.audit import AuditRegel
from app.services.ports.unit_of_work import Tx
from app.services.zetels import places_of

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
    """Name somebody to a seat. Raises `NotAllowedError`, `ConflictError`."""
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
        raise ConflictError("Kies een laatste dag na de eerste, en niet voorbij. Er is niets gewijzigd.")
    if any(_is_same(command, each) for each in tx.people.zetels(command.actor.livc_id)):
        raise ConflictError("Deze persoon heeft deze plaats al. Er is niets gewijzigd.")


def _is_same(command: NameSeat, zetel: VasteZetel) -> bool:
    if zetel.is_voorbij(command.van):
        return False
    return (zetel.persoon_id, zetel.zetel) == (command.persoon_id, command.zetel)


def end_seat(actor: Actor, zetel_id: ZetelId, deps: Deps) -> None:
    """Let a seat end today. Raises `NotAllowedError`, `NotFoundError`."""
    with deps.uow.begin(actor.livc_id) as tx:
        zetel = next((each for each in tx.people.zetels(actor.livc_id) if each.id == zetel_id), None)
        if zetel is None or zetel.is_voorbij(tx.now.day):
            raise NotFoundError
        ensure_mag_benoemen(actor, zetel.zetel)
        tx.people.save_zetel(replace(zetel, tot=max(tx.now.day, zetel.van)))
        _record(tx, actor, "zetel_beeindigd")


def _record(tx: Tx, actor: Actor, what: str) -> None:
    tx.audit.record(
        AuditRegel(tx.now.real, "schrijven", what, "eigen rol", actor.persoon_id, actor.organisatie_id)
    )
