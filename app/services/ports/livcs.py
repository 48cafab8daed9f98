"""The LIVC-Rs and their settings."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from app.domain.ids import (
    LivcId,
    PersoonId,
)
from app.domain.people import Livc


class Livcs(Protocol):
    """LIVC-Rs (global)."""

    def get(self, livc_id: LivcId) -> Livc: ...
    def all(self) -> Sequence[Livc]: ...
    def ledenstand(self, livc_id: LivcId) -> int:
        """Return how often who takes part, in whatever LIVC-R, had changed when this transaction read it."""
        ...

    def with_work(self, real_now: datetime) -> Sequence[LivcId]:
        """Return the LIVC-Rs with a timer, job or point due; timers and points on the clock of each."""
        ...

    def save(self, livc: Livc) -> None: ...
    def agree(self, livc_id: LivcId, nummer: int) -> None:
        """Let a version of the own agreements hold from now on; `ConflictError` unless it is the next one."""
        ...

    def instelling(self, livc_id: LivcId, sleutel: str) -> str | None:
        """Return the setting in force: the latest version whose date has come."""
        ...

    def heartbeat(self) -> datetime | None:
        """Return when a worker last said that it lives (real time, one row for the installation)."""
        ...

    def beat(self, moment: datetime) -> None:
        """Say that a worker lives."""
        ...

    def last_backup(self) -> datetime | None:
        """Return when a backup of this database was last made (real time, one row for the installation)."""
        ...

    def note_backup(self, moment: datetime) -> None:
        """Remember when a backup was made."""
        ...

    def keyring(self) -> str | None:
        """Return the keyring of this database, None before the first start (one row for the installation)."""
        ...

    def bind_keyring(self, keyring_id: str) -> None:
        """Remember the keyring; the first one stays."""
        ...

    def save_instelling(
        self, livc_id: LivcId, sleutel: str, waarde: str, van: date, door: PersoonId | None
    ) -> None:
        """Add a version of a setting; earlier ones stay."""
        ...
