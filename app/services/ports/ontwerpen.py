"""Drafts of the procedures."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from app.domain.ids import OntwerpId
from app.domain.ontwerp import Ontwerp, OntwerpStap, OntwerpStatus


class Ontwerpen(Protocol):
    """Drafts, their steps, and what was ever in their files (scoped)."""

    def find(self, ontwerp_id: OntwerpId) -> Ontwerp | None: ...
    def lock(self, ontwerp_id: OntwerpId) -> Ontwerp | None:
        """Return a draft that nobody else changes until the end of the transaction."""
        ...

    def save(self, ontwerp: Ontwerp) -> None: ...
    def met_status(self, status: OntwerpStatus, van: int, aantal: int) -> Sequence[Ontwerp]:
        """Return a page of the drafts with a status, the one that changed last first."""
        ...

    def add_stap(self, stap: OntwerpStap) -> None: ...
    def stappen(self, ontwerp_id: OntwerpId) -> Sequence[OntwerpStap]:
        """Return every step of a draft, in order."""
        ...

    def keep(self, contents: Iterable[bytes]) -> Sequence[str]:
        """Keep what files hold, each content once; return the hash of each, in order."""
        ...

    def contents(self, hashes: Iterable[str]) -> Mapping[str, bytes]:
        """Return what was kept, by hash; raises `NotFoundError` for what never was."""
        ...
