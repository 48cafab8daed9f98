"""What organisations told of a casus, by whose it is: the aanmelding, and what each shared (INV-35)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain

from app.domain.ids import CasusId, OrganisatieId
from app.domain.item import Item
from app.domain.leesrecht import MELDINGEN
from app.services.ports.keys import KeyStore
from app.services.ports.unit_of_work import Tx
from app.services.texts import rewrite

ANDERE_LIVC = "andere_livc"
"""The right with which a piece may go to another LIVC-R: given for one agreement, piece by piece."""


def pieces_of(tx: Tx, casus_id: CasusId) -> Mapping[OrganisatieId, Sequence[Item]]:
    """Return the pieces of each owner that has any, the oldest first; none of an aanmelder from outside."""
    found: dict[OrganisatieId, list[Item]] = {}
    notified = tx.casussen.get(casus_id).aanmelder_id
    for item in tx.items.of_casus(casus_id, "register"):
        if notified and item.kind in MELDINGEN:
            found.setdefault(notified, []).append(item)
    for item in tx.items.of_casus(casus_id, "vault"):
        if item.is_eigen_inbreng and not item.ingetrokken:
            found.setdefault(item.eigenaar_id, []).append(item)
    return found


def cleared(tx: Tx, casus_id: CasusId) -> Mapping[OrganisatieId, Sequence[Item]]:
    """Return what may go along, by whose it is."""
    ticked = {owner: _ticked(items) for owner, items in pieces_of(tx, casus_id).items()}
    return {owner: items for owner, items in ticked.items() if items}


def _ticked(items: Sequence[Item]) -> Sequence[Item]:
    return [item for item in items if ANDERE_LIVC in item.rechten]


def take_back(tx: Tx, keys: KeyStore, casus_id: CasusId) -> None:
    """Take every permission back: it was for one agreement."""
    for item in chain.from_iterable(cleared(tx, casus_id).values()):
        rewrite(tx, keys, item, replace(item, rechten=item.rechten - {ANDERE_LIVC}))
