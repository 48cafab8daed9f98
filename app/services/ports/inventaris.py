"""What can still be opened, and what each night found."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from app.domain.ids import (
    InstantieId,
)
from app.domain.inventaris import Bewaard


@dataclass(frozen=True)
class Nacht:
    """What the inventory of one night found, in numbers."""

    dag: date
    sleutels: int
    """Keys that could be opened."""
    over: int
    """Of these, the ones beyond their last day."""
    wezen: frozenset[str] = frozenset()
    """Ids of the keys that no row named, to know how long they are there."""


class Inventarissen(Protocol):
    """Every key with what decides its last day, and what each night found (scoped)."""

    def bewaard(self) -> Sequence[Bewaard]:
        """Return every row of a key; no key is opened for it."""
        ...

    def overleggen_met_punten(self, tot: date) -> Sequence[InstantieId]:
        """Return the meetings before a day of which points are left that are about no casus."""
        ...

    def delete_punten(self, overleg_id: InstantieId) -> int:
        """Delete the points of a meeting that are about no casus, with who took part; return how many."""
        ...

    def save(self, nacht: Nacht) -> None: ...
    def nachten(self, sinds: date) -> Sequence[Nacht]:
        """Return what the nights since a day found, the latest first."""
        ...

    def forget(self, voor: date) -> int: ...
