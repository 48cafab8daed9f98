"""On what a draft fiche rests, and the proof of its consensus (scoped)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, select

from app.domain.consensusbewijs import Consensusbewijs
from app.domain.ids import CasusId, ItemId
from app.persistence import tables as t
from app.persistence.db import Db, here, row_of


@dataclass(frozen=True)
class SqlFiches:
    """Sources and proofs."""

    db: Db

    def bronnen(self, fiche_id: ItemId) -> frozenset[ItemId]:
        """Return the items that a draft rests on."""
        table = t.fichebron
        rows = self.db.rows(select(table.c.item_id).where(here(table), table.c.fiche_id == fiche_id))
        return frozenset(row.item_id for row in rows)

    def save_bronnen(self, fiche_id: ItemId, casus_id: CasusId, items: Iterable[ItemId]) -> None:
        """Note on which items a new draft rests."""
        rows = [
            {"livc_id": self.db.livc_id, "fiche_id": fiche_id, "casus_id": casus_id, "item_id": each}
            for each in sorted(items)
        ]
        self.db.insert(t.fichebron, rows)

    def forget_bronnen(self, casus_id: CasusId) -> None:
        """Forget on what the drafts of a casus rest."""
        self.db.run(delete(t.fichebron).where(here(t.fichebron), t.fichebron.c.casus_id == casus_id))

    def bewijzen(self, casus_id: CasusId) -> Sequence[Consensusbewijs]:
        """Return the proofs of a casus, the newest first."""
        table = t.consensusbewijs
        query = select(table).where(here(table), table.c.casus_id == casus_id)
        return self.db.values(Consensusbewijs, query.order_by(table.c.moment.desc(), table.c.id))

    def save_bewijs(self, bewijs: Consensusbewijs) -> None:
        """Add or change a proof."""
        self.db.put(t.consensusbewijs, row_of(bewijs))
