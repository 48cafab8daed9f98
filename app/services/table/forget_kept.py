"""Take a tick back, or let go of what the own file does not need any more: the copy is gone at once."""

from app.domain.errors import NotFoundError
from app.domain.ids import ItemId
from app.domain.item import Item
from app.domain.people import Actor
from app.services.deps import Deps
from app.services.ports.audit import AuditRegel
from app.services.ports.unit_of_work import Tx


def forget_kept(actor: Actor, item_id: ItemId, deps: Deps) -> None:
    """Delete a copy that the own organisation keeps of the table. Raises `NotFoundError` for anything else."""
    with deps.uow.begin(actor.livc_id) as tx:
        copy = _own_copy(tx, actor, item_id)
        tx.items.delete(copy.id)
        tx.audit.record(
            AuditRegel(
                deps.clock.now(),
                "schrijven",
                "eigen_dossier_gewist",
                "eigen organisatie",
                actor.persoon_id,
                copy.eigenaar_id,
                copy.casus_id,
                (copy.id,),
            )
        )


def _own_copy(tx: Tx, actor: Actor, item_id: ItemId) -> Item:
    item = tx.items.get(item_id)
    if item.eigenaar_id not in actor.organisaties or not item.is_kopie or item.casus_id is None:
        raise NotFoundError
    tx.slots.lock(item.casus_id)
    return tx.items.get(item_id)
