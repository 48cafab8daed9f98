"""Drafts that were asked to come in force, and the choices for the casussen that run (scoped)."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, select

from app.domain.ids import OntwerpId
from app.domain.publicatie import Publicatie, PublicatieStatus
from app.persistence import tables as t
from app.persistence.db import Db, here, row_of
from app.services.ports.publicaties import Keuzes


@dataclass(frozen=True)
class SqlPublicaties:
    """The questions to publish in one LIVC-R."""

    db: Db

    def find_last(self, ontwerp_id: OntwerpId) -> Publicatie | None:
        """Return the last question to publish a draft."""
        return next(iter(self.van(ontwerp_id)), None)

    def van(self, ontwerp_id: OntwerpId) -> Sequence[Publicatie]:
        """Return every question to publish a draft, the last one first."""
        table = t.publicatie
        query = select(table).where(here(table), table.c.ontwerp_id == ontwerp_id)
        return self.db.values(Publicatie, query.order_by(table.c.nummer.desc()))

    def open(self) -> Sequence[Publicatie]:
        """Return the questions that nobody answered yet, the oldest first."""
        table = t.publicatie
        query = select(table).where(here(table), table.c.status == PublicatieStatus.GEVRAAGD)
        return self.db.values(Publicatie, query.order_by(table.c.gevraagd_op, table.c.ontwerp_id))

    def save(self, publicatie: Publicatie) -> None:
        """Add or change a question."""
        self.db.put(t.publicatie, row_of(publicatie))

    def keuzes(self, ontwerp_id: OntwerpId) -> Keuzes:
        """Return what was chosen for the casussen that run."""
        table = t.ontwerp_keuze
        query = select(table).where(here(table), table.c.ontwerp_id == ontwerp_id)
        return {(row.proces_id, row.slot, row.vraag): row.antwoord for row in self.db.rows(query)}

    def keep_keuzes(self, ontwerp_id: OntwerpId, keuzes: Keuzes) -> None:
        """Keep these answers; an empty one takes the choice away."""
        table = t.ontwerp_keuze
        for (proces_id, slot, vraag), antwoord in keuzes.items():
            one = {"ontwerp_id": ontwerp_id, "proces_id": proces_id, "slot": slot, "vraag": vraag}
            if antwoord:
                self.db.put(table, one | {"livc_id": self.db.livc_id, "antwoord": antwoord})
            else:
                mine = (table.c[name] == value for name, value in one.items())
                self.db.run(delete(table).where(here(table), *mine))
