"""What lies in vault, register, papers and on the table, sealed."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from app.domain.casus import (
    Getoond,
    Item,
    Sleutel,
)
from app.domain.ids import (
    CasusId,
    ItemId,
    KeyId,
    LivcId,
    OrganisatieId,
    PuntId,
    TaskId,
)


class Items(Protocol):
    """Encrypted texts and which key locks them (scoped). The adapter never sees plaintext."""

    def add(self, item: Item) -> None: ...
    def get(self, item_id: ItemId) -> Item: ...
    def replace(self, item: Item) -> None:
        """Write a new version of an item."""
        ...

    def delete(self, item_id: ItemId) -> None: ...
    def of_casus(
        self, casus_id: CasusId, zone: str, eigenaar_id: OrganisatieId | None = None
    ) -> Sequence[Item]: ...
    def of_punt(self, punt_id: PuntId) -> Sequence[Item]: ...
    def find_concept(self, task_id: TaskId, eigenaar_id: OrganisatieId) -> Item | None: ...
    def delete_concepts(self, task_id: TaskId) -> int: ...
    def of_eigenaar(self, eigenaar_id: OrganisatieId) -> Sequence[Item]: ...
    def met_formulier(self, sleutel: str, hash_: str) -> None:
        """Say of texts from before with which form they are shown, where nothing says so yet."""
        ...

    def kopieen(self, bron_id: ItemId) -> Sequence[Item]:
        """Return the copies of an item, in whatever file."""
        ...

    def save_getoond(self, getoond: Getoond, livc_id: LivcId) -> None:
        """Note that an item lies on the table of a point, or that it was taken back."""
        ...

    def getoond(self, item_id: ItemId) -> Sequence[Getoond]:
        """Return the points at which an item lay on the table, the earliest first."""
        ...

    def find_sleutel(self, zone: str, eigenaar_id: OrganisatieId, scope: str) -> Sleutel | None: ...
    def add_sleutel(self, sleutel: Sleutel) -> None: ...
    def add_genoemd(self, key_id: KeyId, casussen: Iterable[CasusId]) -> None:
        """Note which casussen a key may speak of, beside its own: it goes with the first of them."""
        ...

    def sleutels_die_noemen(self, casus_id: CasusId) -> Sequence[Sleutel]:
        """Return the keys, of something else, that may speak of a casus."""
        ...

    def find_sleutels(self, key_ids: Iterable[str]) -> Sequence[Sleutel]: ...
    def sleutels(self, casus_id: CasusId) -> Sequence[Sleutel]: ...
    def sleutels_of_scope(self, scope: str) -> Sequence[Sleutel]: ...
    def key_ids(self) -> frozenset[str]:
        """Return all key ids in use in the LIVC-R (global over LIVC-Rs when the unit of work has none)."""
        ...

    def delete_key(self, key_id: str) -> int:
        """Delete the key's row and every item it locks; return the number of items."""
        ...
