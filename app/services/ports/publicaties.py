"""Questions to publish a draft, and what was chosen for the casussen that run."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from app.domain.ids import OntwerpId
from app.domain.publicatie import Publicatie

Keuzes = Mapping[tuple[str, str, str], str]
"""(procedure, slot or "" for all, question) → the answer."""


class Publicaties(Protocol):
    """What a draft needs to come in force (scoped)."""

    def find_last(self, ontwerp_id: OntwerpId) -> Publicatie | None:
        """Return the last question to publish a draft."""
        ...

    def van(self, ontwerp_id: OntwerpId) -> Sequence[Publicatie]:
        """Return every question to publish a draft, the last one first."""
        ...

    def open(self) -> Sequence[Publicatie]:
        """Return the questions that nobody answered yet, the oldest first."""
        ...

    def save(self, publicatie: Publicatie) -> None: ...
    def keuzes(self, ontwerp_id: OntwerpId) -> Keuzes:
        """Return what was chosen for the casussen that run."""
        ...

    def keep_keuzes(self, ontwerp_id: OntwerpId, keuzes: Keuzes) -> None:
        """Keep these answers; an empty one takes the choice away."""
        ...
