"""Encrypted texts and which key locks them (scoped); ciphertext only."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, bindparam, delete, select, update

from app.domain.errors import NotFoundError
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
from app.domain.item import Item, Sleutel
from app.domain.overleg import Getoond
from app.persistence import tables as t
from app.persistence.db import Db, here, row_of, value_of

_CONCEPT = "concept"
_SLEUTEL: Final = select(t.sleutel).where(
    here(t.sleutel),
    t.sleutel.c.zone == bindparam("zone"),
    t.sleutel.c.eigenaar_id == bindparam("owner"),
    t.sleutel.c.scope == bindparam("scope"),
)

_I: Final = t.item.c
_ITEMS: Final = select(t.item).where(here(t.item)).order_by(_I.aangemaakt, _I.id)
_ITEM: Final = _ITEMS.where(_I.id == bindparam("asked"))
_OF_CASUS: Final = _ITEMS.where(_I.casus_id == bindparam("of"), _I.zone == bindparam("zone"))
_OWN_OF_CASUS: Final = _OF_CASUS.where(_I.eigenaar_id == bindparam("owner"))
_OF_INSTANCE: Final = _ITEMS.where(_I.instantie_id == bindparam("of"), _I.zone == bindparam("zone"))
_OF_POINT: Final = _ITEMS.where(_I.punt_id == bindparam("of"))
_OF_OWNER: Final = _ITEMS.where(_I.eigenaar_id == bindparam("owner"))
_OF_AUTHOR: Final = _ITEMS.where(_I.auteur_id == bindparam("author"), _I.zone == bindparam("zone"))
_COPIES: Final = _ITEMS.where(_I.bron_id == bindparam("of"))
_DRAFT: Final = _OF_OWNER.where(_I.task_id == bindparam("of"), _I.soort == _CONCEPT)
_SHOWN: Final = (
    select(t.getoond)
    .where(here(t.getoond), t.getoond.c.item_id == bindparam("of"))
    .order_by(t.getoond.c.van, t.getoond.c.punt_id)
)
_KEYS: Final = select(t.sleutel).where(here(t.sleutel)).order_by(t.sleutel.c.key_id)
_KEYS_OF_CASUS: Final = _KEYS.where(t.sleutel.c.casus_id == bindparam("of"))
_KEYS_OF_SCOPE: Final = _KEYS.where(t.sleutel.c.scope == bindparam("of"))


@dataclass(frozen=True)
class SqlItems:
    """Items of register, vault, table and papers."""

    db: Db

    def add(self, item: Item) -> None:
        """Keep an item."""
        self.db.insert(t.item, [row_of(item)])

    def get(self, item_id: ItemId) -> Item:
        """Return an item."""
        found = self.db.find(Item, _ITEM, asked=item_id)
        if found is None:
            raise NotFoundError
        return found

    def replace(self, item: Item) -> None:
        """Write a new version of an item; nothing of the earlier one stays."""
        same = update(t.item).where(here(t.item), t.item.c.id == item.id)
        if not self.db.run(same.values(row_of(item))):
            raise NotFoundError

    def delete(self, item_id: ItemId) -> None:
        """Delete an item, if it is there."""
        self._delete(t.item.c.id == item_id)

    def na(self, item_id: ItemId, aantal: int) -> Sequence[Item]:
        """Return the next items by their id, for who goes through all of them."""
        after = select(t.item).where(here(t.item), t.item.c.id > item_id)
        return self.db.values(Item, after.order_by(t.item.c.id).limit(aantal))

    def of_casus(
        self, casus_id: CasusId, zone: str, eigenaar_id: OrganisatieId | None = None
    ) -> Sequence[Item]:
        """Return the items of a casus in a zone, of one owner or of all, the oldest first."""
        if eigenaar_id is None:
            return self.db.values(Item, _OF_CASUS, of=casus_id, zone=zone)
        return self.db.values(Item, _OWN_OF_CASUS, of=casus_id, zone=zone, owner=eigenaar_id)

    def of_instantie(self, instantie_id: InstantieId, zone: str) -> Sequence[Item]:
        """Return the items of an instance in a zone, the oldest first."""
        return self.db.values(Item, _OF_INSTANCE, of=instantie_id, zone=zone)

    def of_punt(self, punt_id: PuntId) -> Sequence[Item]:
        """Return the items of an agenda point."""
        return self.db.values(Item, _OF_POINT, of=punt_id)

    def find_concept(self, task_id: TaskId, eigenaar_id: OrganisatieId) -> Item | None:
        """Find the half-filled form of an organisation."""
        return self.db.find(Item, _DRAFT, of=task_id, owner=eigenaar_id)

    def delete_concepts(self, task_id: TaskId) -> int:
        """Delete all half-filled forms of a task; return how many."""
        return self._delete(t.item.c.task_id == task_id, t.item.c.soort == _CONCEPT)

    def of_eigenaar(self, eigenaar_id: OrganisatieId) -> Sequence[Item]:
        """Return all items of an organisation."""
        return self.db.values(Item, _OF_OWNER, owner=eigenaar_id)

    def of_auteur(self, auteur_id: PersoonId, zone: str) -> Sequence[Item]:
        """Return what a person wrote in a zone."""
        return self.db.values(Item, _OF_AUTHOR, author=auteur_id, zone=zone)

    def met_formulier(self, sleutel: str, hash_: str) -> None:
        """Say of texts from before with which form they are shown, where nothing says so yet."""
        bare = update(t.item).where(here(t.item), t.item.c.soort == sleutel, t.item.c.formulier.is_(None))
        self.db.run(bare.values(formulier=hash_))

    def kopieen(self, bron_id: ItemId) -> Sequence[Item]:
        """Return the copies of an item, in whatever file."""
        return self.db.values(Item, _COPIES, of=bron_id)

    def save_getoond(self, getoond: Getoond, livc_id: LivcId) -> None:
        """Note that an item lies on the table of a point, or that it was taken back."""
        self.db.put(t.getoond, row_of(getoond, livc_id=livc_id))

    def getoond(self, item_id: ItemId) -> Sequence[Getoond]:
        """Return the points at which an item lay on the table, the earliest first."""
        return self.db.values(Getoond, _SHOWN, of=item_id)

    def forget_getoond(self, item_id: ItemId) -> None:
        """Forget where an item lay on the table."""
        self.db.run(delete(t.getoond).where(here(t.getoond), t.getoond.c.item_id == item_id))

    def find_sleutel(self, zone: str, eigenaar_id: OrganisatieId, scope: str) -> Sleutel | None:
        """Find the key of a scope."""
        known = self.db.keys.get((zone, eigenaar_id, scope))
        if known is not None or scope in self.db.made:
            return known
        row = self.db.first(_SLEUTEL, zone=zone, owner=eigenaar_id, scope=scope)
        return None if row is None else value_of(Sleutel, row)

    def add_sleutel(self, sleutel: Sleutel) -> None:
        """Note which key locks a scope; `ConflictError` when the scope has one."""
        self.db.insert(t.sleutel, [row_of(sleutel)])
        if sleutel.scope in self.db.made:
            self.db.keys[sleutel.zone, sleutel.eigenaar_id, sleutel.scope] = sleutel

    def add_genoemd(self, key_id: KeyId, casussen: Iterable[CasusId]) -> None:
        """Note which casussen a key may speak of; once is enough."""
        rows = [{"livc_id": self.db.livc_id, "key_id": key_id, "casus_id": each} for each in casussen]
        self.db.add_all_once(t.sleutel_casus, rows, on=("livc_id", "key_id", "casus_id"))

    def sleutels_die_noemen(self, casus_id: CasusId) -> Sequence[Sleutel]:
        """Return the keys that may speak of a casus and go with another thing."""
        named = select(t.sleutel_casus.c.key_id).where(
            here(t.sleutel_casus), t.sleutel_casus.c.casus_id == casus_id
        )
        query = select(t.sleutel).where(here(t.sleutel), t.sleutel.c.key_id.in_(named))
        return self.db.values(Sleutel, query.order_by(t.sleutel.c.key_id))

    def find_sleutels(self, key_ids: Iterable[str]) -> Sequence[Sleutel]:
        """Return those of these keys that still have a row."""
        query = select(t.sleutel).where(here(t.sleutel), t.sleutel.c.key_id.in_(sorted(key_ids)))
        return self.db.values(Sleutel, query.order_by(t.sleutel.c.key_id))

    def sleutels(self, casus_id: CasusId) -> Sequence[Sleutel]:
        """Return all keys of a casus."""
        return self.db.values(Sleutel, _KEYS_OF_CASUS, of=casus_id)

    def sleutels_of_scope(self, scope: str) -> Sequence[Sleutel]:
        """Return all keys of a casus, instance or point."""
        return self.db.values(Sleutel, _KEYS_OF_SCOPE, of=scope)

    def key_ids(self) -> frozenset[str]:
        """Return all key ids in use; without a LIVC-R over all of them: one of the three queries that may."""
        if self.db.livc_id is not None:
            return frozenset(
                row.key_id for row in self.db.rows(select(t.sleutel.c.key_id).where(here(t.sleutel)))
            )
        query = select(t.sleutel.c.key_id).execution_options(over_livcs=True)
        with self.db.beyond("casuspad.over", "sleutel"):
            return frozenset(row.key_id for row in self.db.rows(query))

    def delete_key(self, key_id: str) -> int:
        """Delete the row of a key and every item it locks; return the number of items."""
        locked = select(t.item.c.id).where(here(t.item), t.item.c.key_id == key_id)
        self.db.run(delete(t.getoond).where(here(t.getoond), t.getoond.c.item_id.in_(locked)))
        items = self._delete(t.item.c.key_id == key_id)
        self.db.keys.clear()
        self.db.made.clear()
        for table in (t.sleutel_casus, t.sleutel):
            self.db.run(delete(table).where(here(table), table.c.key_id == key_id))
        return items

    def _delete(self, *conditions: ColumnElement[bool]) -> int:
        return self.db.run(delete(t.item).where(here(t.item), *conditions))
