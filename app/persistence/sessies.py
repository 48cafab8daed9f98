"""Sessions, one-time links and counted log-in attempts (global, real time)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, delete, func, insert, select, update

from app.domain.ids import LivcId, PersoonId
from app.domain.people import Livc
from app.persistence import tables as t
from app.persistence.db import Db, row_of, value_of
from app.persistence.ledenlijst import COUNT
from app.services.ports.sessies import AccountLink, Sessie

_WITH_LIVC: Final = (
    select(t.sessie, t.livc, COUNT.label("ledenstand"))
    .join_from(t.sessie, t.livc, t.livc.c.id == t.sessie.c.livc_id, isouter=True)
    .where(t.sessie.c.hash == bindparam("asked"))
)


@dataclass(frozen=True)
class SqlSessies:
    """Who is logged in; a revoked session is a deleted row."""

    db: Db

    def find(self, hash: str) -> Sessie | None:
        """Find a session that was not revoked; its LIVC-R is known from then on."""
        row = self.db.first(_WITH_LIVC, asked=hash)
        if row is None:
            return None
        if row.id is not None:
            self.db.livcs[row.id] = value_of(Livc, row), row.ledenstand
        return value_of(Sessie, row)

    def add(self, sessie: Sessie) -> None:
        """Keep a session."""
        self.db.insert(t.sessie, [row_of(sessie)])

    def touch(self, hash: str, moment: datetime) -> None:
        """Note that the session was used."""
        self.db.run(update(t.sessie).where(t.sessie.c.hash == hash).values(laatst_gezien=moment))

    def set_livc(self, hash: str, livc_id: LivcId) -> None:
        """Choose the LIVC-R in which the session acts."""
        self.db.run(update(t.sessie).where(t.sessie.c.hash == hash).values(livc_id=livc_id))

    def revoke(self, hash: str) -> None:
        """End a session."""
        self.db.run(delete(t.sessie).where(t.sessie.c.hash == hash))

    def revoke_all(self, persoon_id: PersoonId) -> None:
        """End all sessions of a person."""
        self.db.run(delete(t.sessie).where(t.sessie.c.persoon_id == persoon_id))

    def purge(self, before: datetime) -> int:
        """Delete sessions, links and attempts that are older; return how many sessions."""
        self.db.run(delete(t.account_link).where(t.account_link.c.verloopt < before))
        self.db.run(delete(t.poging).where(t.poging.c.moment < before))
        return self.db.run(delete(t.sessie).where(t.sessie.c.laatst_gezien < before))

    def add_link(self, link: AccountLink) -> None:
        """Keep a one-time link."""
        self.db.insert(t.account_link, [row_of(link)])

    def find_link(self, hash: str) -> AccountLink | None:
        """Find a one-time link, used or not."""
        return self.db.find(AccountLink, select(t.account_link).where(t.account_link.c.hash == hash))

    def use_link(self, hash: str, moment: datetime) -> bool:
        """Mark a link used; False when it was used already, or never was."""
        link = t.account_link
        unused = update(link).where(link.c.hash == hash, link.c.gebruikt_op.is_(None))
        return self.db.run(unused.values(gebruikt_op=moment)) == 1

    def use_links(self, persoon_id: PersoonId, moment: datetime) -> None:
        """Mark every link of a person used."""
        link = t.account_link
        unused = update(link).where(link.c.persoon_id == persoon_id, link.c.gebruikt_op.is_(None))
        self.db.run(unused.values(gebruikt_op=moment))

    def end_links(self, persoon_id: PersoonId, soort: str, moment: datetime) -> None:
        """Mark the links of one kind of a person used."""
        link = t.account_link
        unused = update(link).where(
            link.c.persoon_id == persoon_id, link.c.soort == soort, link.c.gebruikt_op.is_(None)
        )
        self.db.run(unused.values(gebruikt_op=moment))

    def count_attempts(self, sleutel: str, since: datetime) -> int:
        """Count the failed attempts since a moment."""
        query = select(func.count()).select_from(t.poging)
        return int(self.db.scalar(query.where(t.poging.c.sleutel == sleutel, t.poging.c.moment >= since)))

    def attempts(self, sleutel: str, since: datetime) -> tuple[int, datetime | None]:
        """Count the failed attempts since a moment, and return when the last one was."""
        poging = t.poging.c
        last = func.max(poging.moment, type_=poging.moment.type)
        query = select(func.count().label("aantal"), last.label("laatste"))
        row = self.db.first(query.where(poging.sleutel == sleutel, poging.moment >= since))
        return (0, None) if row is None else (row.aantal, row.laatste)

    def hold_attempts(self, sleutels: Iterable[str]) -> None:
        """Wait for who counts under the same keys, so that many at once are counted one after the other."""
        for sleutel in sorted(set(sleutels)):
            self.db.wait_for(f"poging|{sleutel}")

    def add_attempt(self, sleutel: str, moment: datetime) -> int:
        """Count a failed attempt, and return its number."""
        added = insert(t.poging).values(sleutel=sleutel, moment=moment).returning(t.poging.c.nummer)
        row = self.db.returning(added)
        return 0 if row is None else int(row.nummer)

    def take_back(self, nummers: Iterable[int]) -> None:
        """Uncount these attempts."""
        self.db.run(delete(t.poging).where(t.poging.c.nummer.in_(list(nummers))))

    def clear_attempts(self, sleutel: str) -> None:
        """Forget the failed attempts."""
        self.db.run(delete(t.poging).where(t.poging.c.sleutel == sleutel))
