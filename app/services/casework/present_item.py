"""An owner shows an own item on the table, while the point is open."""

from dataclasses import dataclass

from app.domain.eigendossier import is_tafelversie
from app.domain.errors import ConflictError, NotFoundError
from app.domain.ids import CasusId, ItemId, PuntId
from app.domain.item import Item
from app.domain.overleg import Agendapunt, Getoond
from app.domain.people import Actor
from app.services.deps import Deps
from app.services.loading import mover_for
from app.services.ports.audit import AuditRegel
from app.services.ports.unit_of_work import Tx
from app.services.presence import open_point_of, present_at
from app.services.texts import Home, Note, read_text, write_text


@dataclass(frozen=True)
class PresentItem:
    """The item to show at which open point."""

    actor: Actor
    item_id: ItemId
    punt_id: PuntId


def present_item(command: PresentItem, deps: Deps) -> None:
    """Show the item to who takes part now. Raises `NotFoundError`, `ConflictError` when the point is closed."""
    actor = command.actor
    with deps.uow.begin(actor.livc_id) as tx:
        item = own_item(tx, actor, command.item_id)
        punt = _open_point(tx, actor, item)
        if punt is None or punt.id != command.punt_id:
            raise ConflictError("Het punt is niet open, of u neemt er niet aan deel. Er is niets getoond.")
        if item.ingetrokken or _lies_there(tx, item, punt):
            raise ConflictError("Dit is ingetrokken of ligt al op tafel. Er is niets gewijzigd.")
        place = Home(actor.livc_id, "table", item.eigenaar_id, item.casus_id, punt_id=punt.id)
        note = Note(
            item.geschreven_met, read_text(deps.keys, item), item.task_id, actor.persoon_id, item.rechten
        )
        now = mover_for(tx, deps, actor).now
        shown = write_text(tx, deps.keys, place, note, now)
        tx.items.save_getoond(Getoond(item.id, punt.id, CasusId(item.casus_id or ""), now), actor.livc_id)
        tx.audit.record(
            AuditRegel(
                deps.clock.now(),
                "schrijven",
                "inbreng_getoond",
                "eigenaar",
                actor.persoon_id,
                item.eigenaar_id,
                item.casus_id,
                (item.id, shown.id),
            )
        )


def own_item(tx: Tx, actor: Actor, item_id: ItemId) -> Item:
    """Return an own contribution, its casus locked. Raises `NotFoundError`, for a copy of another's as well."""
    item = tx.items.get(item_id)
    if item.eigenaar_id not in actor.organisaties or item.casus_id is None or not item.is_eigen_inbreng:
        raise NotFoundError
    tx.slots.lock(item.casus_id)
    return tx.items.get(item_id)


def _open_point(tx: Tx, actor: Actor, item: Item) -> Agendapunt | None:
    """Return the open point of the item's casus, None unless the actor effectively takes part in it."""
    punt = open_point_of(tx, item.casus_id)
    present = {each.persoon_id for each in present_at(tx, punt)}
    return punt if actor.persoon_id in present else None


def _lies_there(tx: Tx, item: Item, punt: Agendapunt) -> bool:
    return any(is_tafelversie(item, other) for other in tx.items.of_punt(punt.id) if not other.ingetrokken)
