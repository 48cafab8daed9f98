"""Texts to be shown: of one that is damaged it is said that it is, and the others stay readable."""

from typing import Final

from app.domain.errors import BeschadigdError
from app.domain.item import Item
from app.services.ports.audit import BESCHADIGD, AuditRegel
from app.services.ports.keys import KeyStore
from app.services.ports.unit_of_work import Tx
from app.services.texts import Content, read_text

IN_PLACE: Final = "beschadigd"
"""Stands among what is shown of a text, in the place of all the rest."""
SAID: Final = (
    "Deze tekst kan niet gelezen worden. De andere teksten zijn er nog; de beheerder krijgt een melding."
)


def legible(tx: Tx, keys: KeyStore, item: Item) -> Content:
    """Return a text, or that it is damaged: the log keeps it, and an incident follows from there.

    Raises `KeyMissingError` when its key is gone.
    """
    try:
        return read_text(keys, item)
    except BeschadigdError:
        tx.once(("damaged", item.id), lambda: _note(tx, item))
        return {IN_PLACE: SAID}


def is_damaged(content: Content) -> bool:
    """Answer whether this stands in the place of a damaged text."""
    return IN_PLACE in content


def _note(tx: Tx, item: Item) -> bool:
    read = AuditRegel(tx.now.real, "lezen", BESCHADIGD, "beheer", casus_id=item.casus_id, items=(item.id,))
    tx.audit.record(read)
    return True
