"""An owner takes a permission back: nobody may use the item any further (INV-35)."""

from dataclasses import replace

from app.domain.errors import NotFoundError
from app.domain.ids import ItemId
from app.domain.people import Actor
from app.services.deps import Deps
from app.services.store import AuditRegel


def withdraw_item(actor: Actor, item_id: ItemId, deps: Deps) -> None:
    """Withdraw an own item and every permission on it; what lies on an open table disappears there.

    A vote on it then belongs to an older round.
    """
    with deps.uow.begin(actor.livc_id) as tx:
        item = tx.items.get(item_id)
        if item.eigenaar_id not in actor.organisaties:
            raise NotFoundError
        if item.casus_id:
            tx.slots.lock(item.casus_id)
        twins = [item]
        punt = tx.tafel.find_open_punt(item.casus_id) if item.casus_id else None
        if punt:
            twins += [
                i for i in tx.items.of_punt(punt.id) if i.task_id == item.task_id and i.soort == item.soort
            ]
        for row in {t.id: t for t in twins}.values():
            tx.items.replace(replace(row, ingetrokken=True, rechten=frozenset()))
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
