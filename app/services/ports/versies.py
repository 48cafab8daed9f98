"""Procedure versions."""

from datetime import datetime
from typing import Protocol

from app.domain.execution import Bundle
from app.domain.ids import (
    VersieId,
)


class Versies(Protocol):
    """Immutable procedure versions (scoped)."""

    def get(self, versie_id: VersieId) -> Bundle:
        """Return a version; cached in the process, for it never changes."""
        ...

    def find_current(self, proces_id: str) -> Bundle | None:
        """Return the version in force."""
        ...

    def publish(self, bundle: Bundle, moment: datetime) -> None:
        """Put a version in force; the same content twice is one version."""
        ...
