"""The proposals to tell a person that run (scoped)."""

from dataclasses import dataclass

from sqlalchemy import delete, select

from app.domain.ids import CasusId
from app.domain.inlichten import Inlichting
from app.persistence import tables as t
from app.persistence.db import Db, here, row_of


@dataclass(frozen=True)
class SqlInlichtingen:
    """Proposals that run."""

    db: Db

    def find(self, casus_id: CasusId) -> Inlichting | None:
        """Return the one that runs for a casus; None while there is none."""
        query = select(t.inlichting).where(here(t.inlichting), t.inlichting.c.casus_id == casus_id)
        return next(iter(self.db.values(Inlichting, query)), None)

    def save(self, inlichting: Inlichting) -> None:
        """Add or change one."""
        self.db.put(t.inlichting, row_of(inlichting))

    def forget(self, casus_id: CasusId) -> None:
        """Delete the one that runs for a casus."""
        self.db.run(delete(t.inlichting).where(here(t.inlichting), t.inlichting.c.casus_id == casus_id))
