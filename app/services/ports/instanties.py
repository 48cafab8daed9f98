"""Instances of procedures."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from app.domain.execution import ArmedTimer, Variables
from app.domain.ids import (
    CasusId,
    InstantieId,
    TaskId,
)
from app.domain.instantie import Instantie, Taak


@dataclass(frozen=True)
class Wijziging:
    """What a move changes in the rows of an instance: what is new, and the ids of what is gone."""

    taken: Sequence[Taak]
    weg: Sequence[TaskId]
    timers: Sequence[ArmedTimer]
    """New ones, and those that are due at another moment; these are among `ontwapend` too."""
    ontwapend: Sequence[TaskId]
    wacht_op: frozenset[str]


class Instanties(Protocol):
    """Instances, their open tasks and armed timers (scoped)."""

    def get(self, instantie_id: InstantieId) -> Instantie: ...
    def of_slot(self, slot: str) -> Sequence[Instantie]:
        """Return all instances of a casus, or the one free-standing instance."""
        ...

    def with_due_timer(self, slot: str, now: datetime) -> Sequence[Instantie]:
        """Return the instances of a slot in which a timer is due, the longest waiting first."""
        ...

    def of_process(self, proces_id: str, lopend: bool = True) -> Sequence[Instantie]: ...
    def variables_of(self, proces_id: str) -> Mapping[CasusId, Variables]:
        """Return the process variables of the running instances of a process, by casus; no state is read."""
        ...

    def save(
        self,
        instantie: Instantie,
        taken: Sequence[Taak],
        timers: Sequence[ArmedTimer],
        wacht_op: frozenset[str],
    ) -> None:
        """Write state, and make tasks, timers and awaited messages exactly these.

        A task that stays keeps its `opgenomen_door`, `sinds`, `streefdatum`, `organisatie_id` and `persoon_id`.
        """
        ...

    def keep(self, instantie: Instantie, wijziging: Wijziging) -> None:
        """Write state and what changed among its tasks and timers, in at most five statements."""
        ...

    def delete(self, instantie_id: InstantieId) -> None: ...
    def waits_for(self, slot: str, bericht: str) -> Sequence[Instantie]:
        """Return the instances in a slot that wait for a message."""
        ...

    def timers(self, slot: str) -> Sequence[ArmedTimer]: ...
    def timers_of(self, slots: Iterable[str]) -> Mapping[str, Sequence[ArmedTimer]]:
        """Return the armed timers of several, by slot; a slot without any is left out."""
        ...

    def next_timer(self) -> datetime | None:
        """Return the earliest due moment in the LIVC-R, for "spring naar de volgende termijn"."""
        ...
