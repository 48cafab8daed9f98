"""Open tasks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from app.domain.casus import Casus
from app.domain.eigenaar import Bezetting
from app.domain.ids import (
    OrganisatieId,
    PersoonId,
    TaskId,
)
from app.domain.instantie import Instantie, Taak


@dataclass(frozen=True)
class TaakZicht:
    """Which open tasks an actor sees, as domain/toegang decides."""

    rollen: frozenset[str]
    organisaties: frozenset[OrganisatieId]
    persoon_id: PersoonId
    voorzitter: bool = False
    """Sees the table steps of open points (they are in nobody's inbox)."""
    noteert: Bezetting | None = None
    """Of a coördinator: who there is today, so that what others cannot do themselves is there to be noted."""


@dataclass(frozen=True)
class TaakFilter:
    """What the reader of an inbox asked for."""

    fase: str | None = None
    te_laat_op: datetime | None = None
    """Only tasks due before this moment."""
    soorten: frozenset[str] = frozenset()
    """Only tasks of these kinds; empty for all."""
    van: int = 0
    aantal: int = 50


@dataclass(frozen=True)
class TaakTerPlaatse:
    """An open task with the instance and the casus it belongs to."""

    taak: Taak
    instantie: Instantie
    casus: Casus | None
    heeft_concept: bool
    """Whether a half-filled form is kept for it, of whatever organisation."""


class Taken(Protocol):
    """Open tasks, for reading and claiming (scoped)."""

    def find_in_place(self, task_id: TaskId) -> TaakTerPlaatse | None: ...
    def lock(self, task_id: TaskId) -> TaakTerPlaatse | None:
        """Lock the slot of a task and return it as it stands then; None when it is not open any more."""
        ...

    def of_slot(self, slot: str) -> Sequence[Taak]: ...
    def of_slots(self, slots: Iterable[str]) -> Mapping[str, Sequence[Taak]]:
        """Return the open tasks of several, by slot; a slot without any is left out."""
        ...

    def inbox(self, zicht: TaakZicht, filter: TaakFilter) -> Sequence[Taak]:
        """Return a page of open tasks, the most urgent first."""
        ...

    def count(self, zicht: TaakZicht, filter: TaakFilter) -> int: ...
    def te_noteren(self, there: Bezetting, aantal: int) -> Sequence[Taak]:
        """Return what may be noted for whose it is, with or without an account; the oldest first."""
        ...

    def assign(self, task_id: TaskId, persoon_id: PersoonId | None) -> None:
        """Set or clear who took the task on."""
        ...
