"""The strategic table: its meetings, what it asked others, and who sits there."""

from collections.abc import Sequence
from typing import Protocol

from app.domain.ids import InstantieId
from app.domain.strategie import Instructie, StrategischeZetel, StrategischOverleg


class Strategie(Protocol):
    """Meetings without a casus, instructions and places (scoped)."""

    def find_overleg(self, overleg_id: InstantieId) -> StrategischOverleg | None: ...
    def to_come(self) -> Sequence[StrategischOverleg]:
        """Return the meetings that are still to come, the earliest first."""
        ...

    def past(self, van: int, aantal: int) -> Sequence[StrategischOverleg]:
        """Return a page of the others, the latest first."""
        ...

    def save_overleg(self, overleg: StrategischOverleg) -> None: ...
    def instructies(self, overleg_id: InstantieId) -> Sequence[Instructie]:
        """Return what a meeting asked, in order."""
        ...

    def find_instructie(self, instructie_id: str) -> Instructie | None: ...
    def open_instructies(self, van: int, aantal: int) -> Sequence[Instructie]:
        """Return a page of what is still to be done, the first due first."""
        ...

    def save_instructie(self, instructie: Instructie) -> None: ...
    def zetels(self) -> Sequence[StrategischeZetel]:
        """Return who was ever named to a place, in order of the day."""
        ...

    def save_zetel(self, zetel: StrategischeZetel) -> None: ...
