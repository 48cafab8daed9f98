"""An owner takes a permission back: nobody may use the item any further (INV-35)."""

from dataclasses import replace

from app.domain.casus import Item
from app.domain.ids import ItemId
from app.domain.people import Actor
from app.services.casework.present_item import own_item, twins
from app.services.deps import Deps
from app.services.store import AuditRegel, Tx


def withdraw_item(actor: Actor, item_id: ItemId, deps: Deps) -> None:
    """Withdraw an own contribution and every permission on it.

    What lies on an open table disappears there, and a vote on it then belongs to an older round. Copies that
    others took along by that permission are gone as well.
    """
    with deps.uow.begin(actor.livc_id) as tx:
        item = own_item(tx, actor, item_id)
        for row in (item, *_on_the_table(tx, item)):
            tx.items.replace(replace(row, ingetrokken=True, rechten=frozenset()))
        for copy in _copies(tx, item):
            tx.items.delete(copy.id)
        tx.audit.record(
            AuditRegel(
                deps.clock.now(),
                "schrijven",
                "toestemming_ingetrokken",
                "eigenaar",
                actor.persoon_id,
                item.eigenaar_id,
                item.casus_id,
                (item.id,),
            )
        )


def _on_the_table(tx: Tx, item: Item) -> list[Item]:
    punt = tx.tafel.find_open_punt(item.casus_id) if item.casus_id else None
    return [other for other in tx.items.of_punt(punt.id) if twins(item, other)] if punt else []


def _copies(tx: Tx, item: Item) -> list[Item]:
    if item.casus_id is None or item.task_id is None:
        return []
    return [
        other
        for other in tx.items.of_casus(item.casus_id, "vault")
        if (other.task_id, other.soort) == (item.task_id, item.soort) and other.punt_id is not None
    ]
