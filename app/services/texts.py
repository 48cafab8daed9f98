"""Writing and reading encrypted texts: a key is used after the policy said yes, and only then."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.domain.bewaartermijn import is_rest_weg
from app.domain.errors import VernietigdError
from app.domain.ids import (
    CasusId,
    InstantieId,
    ItemId,
    KeyId,
    LivcId,
    OrganisatieId,
    PersoonId,
    PuntId,
    TaskId,
)
from app.domain.ids import new_id as random_id
from app.domain.item import Formulier, Item, Sleutel
from app.domain.kalender import dag_van
from app.services.ports.keys import KeyStore
from app.services.ports.unit_of_work import Tx

Content = Mapping[str, object]


@dataclass(frozen=True)
class Home:
    """Where a text belongs: its zone, its owner, and the casus, instance or point it dies with."""

    livc_id: LivcId
    zone: str
    eigenaar_id: OrganisatieId
    casus_id: CasusId | None = None
    instantie_id: InstantieId | None = None
    punt_id: PuntId | None = None
    noemt: tuple[CasusId, ...] = ()
    """Casussen that a text may speak of that cannot be kept with one of them: its key goes with the first."""

    @property
    def scope(self) -> str:
        """The id that the key is for: the point for the table, else the casus, else the instance.

        Raises `ValueError` for a home without any: nothing would ever destroy what lies there.
        """
        found = self.punt_id if self.zone == "table" else self.casus_id or self.instantie_id
        if not found:
            raise ValueError(f"a text of zone {self.zone} needs what it goes with")
        return found


@dataclass(frozen=True)
class Note:
    """A text with what the process zone may know of it."""

    met: Formulier
    inhoud: Content
    task_id: TaskId | None = None
    auteur_id: PersoonId | None = None
    rechten: frozenset[str] = frozenset()
    bron_id: ItemId | None = None
    """Of a copy: what it is a copy of."""


STAP = "stap"
"""Beside what was noted in a step that stayed open: which step that was; never shown."""
CONCEPT = Formulier("", "concept")
"""With what a half-filled form is kept: it is no text of a step yet."""


def is_vernietigd(tx: Tx, livc_id: LivcId, casus_id: CasusId, moment: datetime) -> bool:
    """Answer whether what the gemeente has of a casus is gone: nothing is written there any more."""
    casus, rows = tx.casussen.get(casus_id), tx.casussen.verlengingen(casus_id)
    return is_rest_weg(casus, rows, tx.livcs.get(livc_id).gemeente_id, dag_van(moment))


def is_plaats_vernietigd(tx: Tx, home: Home, moment: datetime) -> bool:
    """Answer whether a text would come back in a destroyed file of the gemeente; the table has its own end."""
    if home.casus_id is None or home.zone == "table":
        return False
    if home.eigenaar_id != tx.livcs.get(home.livc_id).gemeente_id:
        return False
    return is_vernietigd(tx, home.livc_id, home.casus_id, moment)


def key_for(tx: Tx, keys: KeyStore, home: Home, moment: datetime) -> KeyId:
    """Return the key of a home; the first text makes it, durable before the row that names it.

    Raises `VernietigdError` for a file of the gemeente that was destroyed: no new key brings it back.
    """
    items = tx.items
    found = items.find_sleutel(home.zone, home.eigenaar_id, home.scope)
    if found is None and is_plaats_vernietigd(tx, home, moment):
        raise VernietigdError
    key_id = KeyId(found.key_id) if found else keys.create(home.livc_id, home.eigenaar_id)
    if found is None:
        items.add_sleutel(
            Sleutel(
                key_id,
                home.livc_id,
                home.zone,
                home.eigenaar_id,
                home.scope,
                dag_van(moment),
                home.casus_id,
            )
        )
    if home.noemt:
        items.add_genoemd(key_id, home.noemt)
    return key_id


def write_text(tx: Tx, keys: KeyStore, home: Home, note: Note, moment: datetime) -> Item:
    """Encrypt and keep a text; return its row."""
    blank = Item(
        id=ItemId(random_id()),
        livc_id=home.livc_id,
        zone=home.zone,
        eigenaar_id=home.eigenaar_id,
        key_id=key_for(tx, keys, home, moment),
        soort=note.met.sleutel,
        versie=1,
        inhoud=b"",
        aangemaakt=moment,
        casus_id=home.casus_id,
        instantie_id=home.instantie_id,
        punt_id=home.punt_id,
        task_id=note.task_id,
        auteur_id=note.auteur_id,
        rechten=note.rechten,
        bron_id=note.bron_id,
        kind=note.met.kind,
        formulier=note.met.hash,
    )
    item = sealed(keys, blank, note.inhoud)
    tx.items.add(item)
    return item


def sealed(keys: KeyStore, item: Item, content: Content) -> Item:
    """Return the item with its content encrypted under its key and bound to its context."""
    plain = json.dumps(dict(content), ensure_ascii=False, default=str).encode()
    cipher = keys.encrypt(KeyId(item.key_id), plain, item.context)
    return Item(**{**vars(item), "inhoud": cipher})


def rewrite(tx: Tx, keys: KeyStore, old: Item, new: Item) -> None:
    """Put an item in the place of another with the same text: what is permitted is bound to the text anew."""
    tx.items.replace(sealed(keys, new, read_text(keys, old)))


def read_text(keys: KeyStore, item: Item) -> dict[str, object]:
    """Decrypt an item; raises `KeyMissingError` when its key is gone."""
    content = json.loads(keys.decrypt(KeyId(item.key_id), item.inhoud, item.context))
    return dict(content)


def is_getoond_aan(content: Content, persoon_id: PersoonId) -> bool:
    """Answer whether the owner shows this to a person: to the whole table, or to whom it names."""
    named = content.get("deelnemers")
    return content.get("delen_met") != "genoemd" or (isinstance(named, list) and persoon_id in named)
