"""Take a tick back, or let go of what the own file does not need any more: it is gone at once (INV-40)."""

from app.domain.eigendossier import mag_weg
from app.domain.errors import NotFoundError
from app.domain.ids import ItemId
from app.domain.item import Item
from app.domain.people import Actor
from app.services.deps import Deps
from app.services.ports.audit import AuditRegel
from app.services.ports.unit_of_work import Tx


def forget_kept(actor: Actor, item_id: ItemId, deps: Deps) -> None:
    """Delete a copy that the own organisation keeps of the table, or an own contribution that was withdrawn.

    Raises `NotFoundError` for anything else: what others may still read, is withdrawn first.
    """
    with deps.uow.begin(actor.livc_id) as tx:
        gone = _own_piece(tx, actor, item_id)
        tx.items.forget_getoond(gone.id)
        tx.items.delete(gone.id)
        tx.audit.record(
            AuditRegel(
                deps.clock.now(),
                "schrijven",
                "eigen_dossier_gewist",
                "eigen organisatie",
                actor.persoon_id,
                gone.eigenaar_id,
                gone.casus_id,
                (gone.id,),
            )
        )


def _own_piece(tx: Tx, actor: Actor, item_id: ItemId) -> Item:
    item = tx.items.get(item_id)
    if item.eigenaar_id not in actor.organisaties or not mag_weg(item) or item.casus_id is None:
        raise NotFoundError
    tx.slots.lock(item.casus_id)
    return tx.items.get(item_id)
