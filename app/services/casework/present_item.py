"""An owner shows an own item on the table, while the point is open."""

from dataclasses import dataclass

from app.domain.errors import ConflictError, NotFoundError
from app.domain.ids import ItemId, PuntId
from app.domain.people import Actor
from app.services.deps import Deps
from app.services.loading import mover_for
from app.services.store import AuditRegel
from app.services.texts import Note, Place, read_text, write_text


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
        item = tx.items.get(command.item_id)
        if item.eigenaar_id not in actor.organisaties or item.casus_id is None or item.zone != "vault":
            raise NotFoundError
        tx.slots.lock(item.casus_id)
        punt = tx.tafel.find_open_punt(item.casus_id)
        here = punt and any(a.persoon_id == actor.persoon_id for a in tx.tafel.aanwezigen(punt.id))
        if punt is None or punt.id != command.punt_id or not here:
            raise ConflictError("Het punt is niet open, of u neemt er niet aan deel. Er is niets getoond.")
        place = Place(actor.livc_id, "table", item.eigenaar_id, item.casus_id, punt_id=punt.id)
        note = Note(item.soort, read_text(deps.keys, item), item.task_id, actor.persoon_id, item.rechten)
        shown = write_text(tx.items, deps.keys, place, note, mover_for(tx, deps, actor).now)
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
