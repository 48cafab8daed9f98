"""Bind what was sealed before to what its owner permits, once, after an upgrade."""

from typing import Final

from app.domain.errors import BeschadigdError, KeyMissingError
from app.domain.ids import ItemId, KeyId, LivcId
from app.domain.item import Item
from app.services.ports.keys import KeyStore
from app.services.ports.unit_of_work import Tx, UnitOfWork

AT_ONCE: Final = 200


def bind_texts(uow: UnitOfWork, keys: KeyStore) -> int:
    """Seal every text of before anew; return how many. Nobody reads them: out of one seal, into the next.

    Stopped half-way it goes on from there; what is damaged, or of which the key is gone, stays as it is.
    """
    with uow.read(None) as tx:
        livcs = [livc.id for livc in tx.livcs.all()]
    return sum(_bind(livc_id, uow, keys) for livc_id in livcs)


def _bind(livc_id: LivcId, uow: UnitOfWork, keys: KeyStore) -> int:
    last: ItemId | None = ItemId("")
    bound = 0
    while last is not None:
        with uow.begin(livc_id) as tx:
            items = tx.items.na(last, AT_ONCE)
            bound += sum(_bound(tx, keys, item) for item in items)
        last = items[-1].id if items else None
    return bound


def _bound(tx: Tx, keys: KeyStore, item: Item) -> bool:
    """Bind one text; False for one that is bound already, or that nobody can open."""
    key = KeyId(item.key_id)
    try:
        keys.decrypt(key, item.inhoud, item.context)
    except BeschadigdError:
        return _bound_anew(tx, keys, item)
    except KeyMissingError:
        return False
    return False


def _bound_anew(tx: Tx, keys: KeyStore, item: Item) -> bool:
    key = KeyId(item.key_id)
    try:
        plain = keys.decrypt(key, item.inhoud, item.context_before)
    except KeyMissingError:
        return False
    tx.items.replace(Item(**{**vars(item), "inhoud": keys.encrypt(key, plain, item.context)}))
    return True
