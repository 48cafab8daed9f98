"""The proposals to tell a person that run (scoped)."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import bindparam, delete, select

from app.domain.ids import CasusId
from app.domain.inlichten import Inlichting
from app.persistence import tables as t
from app.persistence.db import Db, here, row_of

_OF_CASUS: Final = select(t.inlichting).where(here(t.inlichting), t.inlichting.c.casus_id == bindparam("of"))


@dataclass(frozen=True)
class SqlInlichtingen:
    """Proposals that run."""

    db: Db

    def find(self, casus_id: CasusId) -> Inlichting | None:
        """Return the one that runs for a casus; None while there is none."""
        return self.db.find(Inlichting, _OF_CASUS, of=casus_id)

    def save(self, inlichting: Inlichting) -> None:
        """Add or change one."""
        self.db.put(t.inlichting, row_of(inlichting))

    def forget(self, casus_id: CasusId) -> None:
        """Delete the one that runs for a casus."""
        self.db.run(delete(t.inlichting).where(here(t.inlichting), t.inlichting.c.casus_id == casus_id))
