"""The signed list of what was destroyed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from app.domain.ids import (
    KeyId,
)


@dataclass(frozen=True)
class LedgerEntry:
    """One destruction: random ids only."""

    certificate_id: str
    key_ids: tuple[KeyId, ...]
    moment: datetime


class DestructionLedger(Protocol):
    """A signed, append-only list of destructions, kept outside both backups."""

    def append(self, entry: LedgerEntry) -> None:
        """Append durably; appending the same certificate twice changes nothing."""
        ...

    def entries(self) -> tuple[LedgerEntry, ...]:
        """Return all entries; raises `KeyMissingError` when a signature does not fit."""
        ...
