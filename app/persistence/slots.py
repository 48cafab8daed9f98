"""Locks: on PostgreSQL a locked row, on SQLite the file that the transaction has locked already.

Who died holding one gives it back: the lock ends with the connection (`patience` says how soon that is noticed).
"""

from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Final

from sqlalchemy import Row, Select, bindparam, delete, or_, select, update

from app.domain.errors import NotFoundError
from app.persistence import tables as t
from app.persistence.db import Db, here

_ONE: Final = select(t.slot.c.slot).where(here(t.slot), t.slot.c.slot == bindparam("of"))
_LOCK: Final = _ONE.with_for_update()
_LOCK_IF_FREE: Final = _ONE.with_for_update(skip_locked=True)
Claimed = Row[tuple[str, int, datetime | None]]


@lru_cache(maxsize=4)
def head(*, is_sqlite: bool, rested: bool) -> Select[tuple[str, int, datetime | None]]:
    """Return the query for the head of one of the two partial indexes on timers; it reads nothing beyond it.

    Slot before timer: who moves a casus locks in that order too. A timer that another worker fired while this
    one came for its lock is gone then, and passed over. On SQLite an outer join keeps the walk in this order.
    """
    timer = t.timer.c
    waiting = timer.niet_voor <= bindparam("real_now") if rested else timer.niet_voor.is_(None)
    query = (
        select(timer.slot, t.slot.c.pogingen, t.slot.c.niet_voor)
        .join_from(t.timer, t.slot, here(t.slot) & (t.slot.c.slot == timer.slot), isouter=is_sqlite)
        .where(here(t.timer), timer.due_at <= bindparam("now"), waiting)
        .order_by(timer.niet_voor if rested else timer.due_at, timer.slot)
    )
    return query.limit(1).with_for_update(of=[t.slot, t.timer], skip_locked=True)


@dataclass(frozen=True)
class SqlSlots:
    """One row per casus and per free-standing instance.

    The timers of a slot that backs off carry its `niet_voor`, so that they lie in an index of their own: who fails
    stands in nobody's way.
    """

    db: Db
    sound: set[str] = field(default_factory=set)
    """Claimed slots that did not fail before: there is nothing to forget."""

    def add(self, slot: str) -> None:
        """Make a slot; this transaction holds its lock."""
        self.db.insert(t.slot, [{"livc_id": self.db.livc_id, "slot": slot, "pogingen": 0}])
        self.db.slots.add(slot)
        self.db.made.add(slot)
        self.db.chains[slot] = 0, ""

    def lock(self, slot: str) -> None:
        """Wait for the lock and hold it; `NotFoundError` when the slot is gone."""
        if not self.try_lock(slot):
            raise NotFoundError

    def try_lock(self, slot: str) -> bool:
        """Wait for the lock and hold it; False when there is no such slot."""
        if slot in self.db.slots:
            return True
        if self.db.scalar(_LOCK, of=slot) is None:
            return False
        self.db.hold(slot)
        return True

    def lock_if_free(self, slot: str) -> bool:
        """Hold the lock without waiting for it; True as well when there is no such slot, hence nothing to lock."""
        if self.db.is_sqlite or slot in self.db.slots:
            return True
        if self.db.scalar(_LOCK_IF_FREE, of=slot) is not None:
            self.db.hold(slot)
            return True
        return self.db.scalar(_ONE, of=slot) is None

    def claim_due(self, now: datetime, real_now: datetime) -> str | None:
        """Lock and return the slot whose timer waits longest, skipping locked ones and those backing off.

        Those that failed come after those that did not, once their rest is over.
        """
        while found := self._head(now, real_now):
            if found.niet_voor is None or found.niet_voor <= real_now:
                return self._claimed(found)
            self._rest(found.slot, found.niet_voor)  # a timer that was armed while its slot backed off
        return None

    def back_off(self, slot: str, until: datetime) -> int:
        """Count a failed attempt and leave the slot alone until a moment of real time; return the attempts."""
        table = t.slot
        failed = update(table).where(here(table), table.c.slot == slot)
        row = self.db.returning(
            failed.values(pogingen=table.c.pogingen + 1, niet_voor=until).returning(table.c.pogingen)
        )
        if row is None:
            raise NotFoundError
        self.sound.discard(slot)
        self._rest(slot, until)
        return int(row.pogingen)

    def postpone(self, slot: str, until: datetime) -> None:
        """Leave the slot alone until a moment of real time, without counting."""
        self.db.run(update(t.slot).where(here(t.slot), t.slot.c.slot == slot).values(niet_voor=until))
        self.sound.discard(slot)
        self._rest(slot, until)

    def is_resting(self, slot: str, real_now: datetime) -> bool:
        """Answer whether the slot is left alone after a failure."""
        later = select(t.slot.c.slot).where(
            here(t.slot), t.slot.c.slot == slot, t.slot.c.niet_voor > real_now
        )
        return self.db.first(later) is not None

    def clear(self, slot: str) -> bool:
        """Forget the failed attempts; answer whether there were any."""
        if slot in self.sound:
            return False
        table = t.slot
        failed = or_(table.c.pogingen > 0, table.c.niet_voor.is_not(None))
        one = update(table).where(here(table), table.c.slot == slot, failed)
        if not self.db.run(one.values(pogingen=0, niet_voor=None)):
            return False
        self._rest(slot, None)
        return True

    def delete(self, slot: str) -> int:
        """Delete a slot with its instance or casus; return how many rows."""
        return self.db.run(delete(t.slot).where(here(t.slot), t.slot.c.slot == slot))

    def _head(self, now: datetime, real_now: datetime) -> Claimed | None:
        fresh = self.db.first(head(is_sqlite=self.db.is_sqlite, rested=False), now=now)
        if fresh is not None:
            return fresh
        return self.db.first(head(is_sqlite=self.db.is_sqlite, rested=True), now=now, real_now=real_now)

    def _claimed(self, found: Claimed) -> str:
        slot = str(found.slot)
        self.db.hold(slot)
        if not found.pogingen and found.niet_voor is None:
            self.sound.add(slot)
        return slot

    def _rest(self, slot: str, until: datetime | None) -> None:
        timers = update(t.timer).where(here(t.timer), t.timer.c.slot == slot)
        self.db.run(timers.values(niet_voor=until))
