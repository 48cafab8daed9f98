"""What has one lock: a casus with all its instances, or a free-standing instance."""

from datetime import datetime
from typing import Protocol


class Slots(Protocol):
    """Locks: one row per casus and per free-standing instance."""

    def add(self, slot: str) -> None: ...
    def lock(self, slot: str) -> None:
        """Wait for the lock and hold it until the end of the transaction; `NotFoundError` when gone."""
        ...

    def claim_due(self, now: datetime, real_now: datetime) -> str | None:
        """Lock and return a slot that has a timer due at `now`, skipping locked ones and those backing off.

        What it costs depends neither on how many timers are armed nor on how many slots back off.
        """
        ...

    def back_off(self, slot: str, until: datetime) -> int:
        """Count a failed attempt, do not claim before `until` (real time); return the attempts so far."""
        ...

    def postpone(self, slot: str, until: datetime) -> None:
        """Do not claim before `until` (real time), without counting."""
        ...

    def is_resting(self, slot: str, real_now: datetime) -> bool:
        """Answer whether the slot backs off after a failure."""
        ...

    def clear(self, slot: str) -> bool:
        """Forget failed attempts; answer whether there were any."""
        ...
