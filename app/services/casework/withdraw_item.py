"""An owner takes a permission back: nobody may use the item any further (INV-35)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.domain.eigendossier import is_kopie_van, is_tafelversie, zonder_toestemming
from app.domain.ids import CasusId, ItemId, OrganisatieId, PersoonId
from app.domain.item import Item
from app.domain.people import Actor
from app.services.casework.present_item import own_item
from app.services.deps import Deps
from app.services.loading import livc_of
from app.services.ports.audit import AuditRegel
from app.services.ports.unit_of_work import Tx
from app.services.running.acts import Mail
from app.services.running.mailing import file_workers
from app.services.running.scene import Scene
from app.services.running.writing import write
from app.services.texts import rewrite


def withdraw_item(actor: Actor, item_id: ItemId, deps: Deps) -> Sequence[str]:
    """Withdraw an own contribution and every permission on it; return the names of who lost a copy.

    What lies on a table, every copy in another file and what stands of it in minutes is deleted here and now,
    and a vote on it then belongs to an older round. Who kept a copy is told by a mail without content.
    """
    with deps.uow.begin(actor.livc_id) as tx:
        item = own_item(tx, actor, item_id)
        scene = Scene(tx, livc_of(tx, actor), actor)
        rewrite(tx, deps.keys, item, zonder_toestemming(item))
        copies = _copies(tx, item)
        for gone in (*_on_a_table(tx, item), *copies, *_in_minutes(tx, item)):
            tx.items.delete(gone.id)
        for shown in tx.items.getoond(item.id):
            tx.items.save_getoond(replace(shown, tot=shown.tot or scene.now), actor.livc_id)
        holders = sorted({copy.eigenaar_id for copy in copies})
        write(Mail("kopie_gewist", _told(scene, item, holders)), scene)
        tx.audit.record(
            AuditRegel(
                deps.clock.now(),
                "schrijven",
                "toestemming_ingetrokken",
                "eigenaar",
                actor.persoon_id,
                item.eigenaar_id,
                item.casus_id,
                (item.id, *(copy.id for copy in copies)),
            )
        )
        return [tx.people.organisatie(holder).naam for holder in holders]


def _on_a_table(tx: Tx, item: Item) -> list[Item]:
    lying = tx.items.of_casus(item.casus_id, "table") if item.casus_id else ()
    return [other for other in lying if is_tafelversie(item, other)]


def _copies(tx: Tx, item: Item) -> list[Item]:
    """Return the copies in other files."""
    casus_id = CasusId(item.casus_id or "")
    return [other for other in tx.items.of_casus(casus_id, "vault") if is_kopie_van(other, item)]


def _in_minutes(tx: Tx, item: Item) -> list[Item]:
    """Return what stands of it in the minutes of a point."""
    papers = tx.items.of_casus(item.casus_id, "papers") if item.casus_id else ()
    return [other for other in papers if other.bron_id == item.id]


def _told(scene: Scene, item: Item, holders: Sequence[OrganisatieId]) -> Mapping[PersoonId, str]:
    return {who: f"mail:kopie_gewist:{item.id}:{who}" for who in file_workers(scene, holders)}
