"""The browsers people are known to log in with (global, real time)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select, update

from app.domain.ids import PersoonId
from app.persistence import tables as t
from app.persistence.db import Db, row_of
from app.services.ports.sessies import Apparaat


@dataclass(frozen=True)
class SqlApparaten:
    """A device that ended is a deleted row."""

    db: Db

    def add(self, apparaat: Apparaat) -> None:
        """Keep a device."""
        self.db.insert(t.apparaat, [row_of(apparaat)])

    def among(self, hashes: Iterable[str]) -> Sequence[Apparaat]:
        """Return the devices with these hashes."""
        return self.db.values(Apparaat, select(t.apparaat).where(t.apparaat.c.hash.in_(list(hashes))))

    def touch(self, hash: str, moment: datetime) -> None:
        """Note that its person logged in with it."""
        self.db.run(update(t.apparaat).where(t.apparaat.c.hash == hash).values(laatst_gezien=moment))

    def revoke_all(self, persoon_id: PersoonId) -> None:
        """End all devices of a person."""
        self.db.run(delete(t.apparaat).where(t.apparaat.c.persoon_id == persoon_id))

    def purge(self, before: datetime) -> int:
        """Delete the devices that were seen last before a moment; return how many."""
        return self.db.run(delete(t.apparaat).where(t.apparaat.c.laatst_gezien < before))
