"""Locks: on PostgreSQL a locked row, on SQLite the file that the transaction has locked already."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, delete, or_, select, update

from app.domain.errors import NotFoundError
from app.persistence import tables as t
from app.persistence.db import Db, here

_TRIES = 20


@dataclass(frozen=True)
class SqlSlots:
    """One row per casus and per free-standing instance."""

    db: Db

    def add(self, slot: str) -> None:
        """Make a slot; this transaction holds its lock."""
        self.db.insert(t.slot, [{"livc_id": self.db.livc_id, "slot": slot, "pogingen": 0}])
        self.db.slots.add(slot)

    def lock(self, slot: str) -> None:
        """Wait for the lock and hold it; `NotFoundError` when the slot is gone."""
        if not self.try_lock(slot):
            raise NotFoundError

    def try_lock(self, slot: str) -> bool:
        """Wait for the lock and hold it; False when there is no such slot."""
        if slot in self.db.slots:
            return True
        query = select(t.slot.c.slot).where(here(t.slot), t.slot.c.slot == slot).with_for_update()
        if self.db.scalar(query) is None:
            return False
        self.db.hold(slot)
        return True

    def lock_if_free(self, slot: str) -> bool:
        """Hold the lock without waiting for it; True as well when there is no such slot, hence nothing to lock."""
        if self.db.is_sqlite or slot in self.db.slots:
            return True
        one = select(t.slot.c.slot).where(here(t.slot), t.slot.c.slot == slot)
        if self.db.scalar(one.with_for_update(skip_locked=True)) is not None:
            self.db.hold(slot)
            return True
        return self.db.scalar(one) is None

    def claim_due(self, now: datetime, real_now: datetime) -> str | None:
        """Lock and return the slot whose timer waits longest, skipping locked ones and those backing off."""
        tried: list[str] = []
        while len(tried) < _TRIES:
            slot: str | None = self.db.scalar(_due(now, real_now).where(t.slot.c.slot.not_in(tried)))
            if slot is None or self._is_due(slot, now):
                if slot is not None:
                    self.db.hold(slot)
                return slot
            tried.append(slot)
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
        return int(row.pogingen)

    def postpone(self, slot: str, until: datetime) -> None:
        """Leave the slot alone until a moment of real time, without counting."""
        self.db.run(update(t.slot).where(here(t.slot), t.slot.c.slot == slot).values(niet_voor=until))

    def is_resting(self, slot: str, real_now: datetime) -> bool:
        """Answer whether the slot is left alone after a failure."""
        later = select(t.slot.c.slot).where(
            here(t.slot), t.slot.c.slot == slot, t.slot.c.niet_voor > real_now
        )
        return self.db.first(later) is not None

    def clear(self, slot: str) -> None:
        """Forget the failed attempts, if there were any."""
        table = t.slot
        failed = update(table).where(here(table), table.c.slot == slot, table.c.pogingen > 0)
        self.db.run(failed.values(pogingen=0, niet_voor=None))

    def delete(self, slot: str) -> int:
        """Delete a slot with its instance or casus; return how many rows."""
        return self.db.run(delete(t.slot).where(here(t.slot), t.slot.c.slot == slot))

    def _is_due(self, slot: str, now: datetime) -> bool:
        """Look again under the lock: another worker may have fired the timer while we took it."""
        due = select(t.timer.c.slot).where(here(t.timer), t.timer.c.slot == slot, t.timer.c.due_at <= now)
        return self.db.is_sqlite or self.db.first(due.limit(1)) is not None


def _due(now: datetime, real_now: datetime) -> Select[str]:
    of_slot = select(t.timer.c.due_at).where(
        here(t.timer), t.timer.c.slot == t.slot.c.slot, t.timer.c.due_at <= now
    )
    return (
        select(t.slot.c.slot)
        .where(here(t.slot), of_slot.exists())
        .where(or_(t.slot.c.niet_voor.is_(None), t.slot.c.niet_voor <= real_now))
        .order_by(of_slot.order_by(t.timer.c.due_at).limit(1).scalar_subquery(), t.slot.c.slot)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
