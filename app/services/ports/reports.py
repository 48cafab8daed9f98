"""Counts for who watches the process."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from app.domain.casus import Casus
from app.domain.execution import ArmedTimer
from app.domain.ids import (
    VersieId,
)
from app.services.ports.outbox import IncidentPlek


@dataclass(frozen=True)
class Wachtend:
    """Open steps of one phase that have a target: how many whole days each waits, and how many are beyond it."""

    dagen: tuple[int, ...]
    over: int


@dataclass(frozen=True)
class Telling:
    """Counts for managers; no list of casussen."""

    lopend: int
    afgesloten: int
    per_fase: Mapping[str, int]
    per_jaar: Mapping[int, int]
    """Aanmeldingen per year."""
    doorlooptijden: tuple[int, ...]
    """Days from aanmelding to afsluiting of closed casussen."""
    laatste_overleg: datetime | None
    incidenten: int
    te_laat: int
    wachtend: Mapping[str, Wachtend] = field(default_factory=dict)
    """Phase → its open steps with a target; what one may decline has none (INV-10)."""


@dataclass(frozen=True)
class ProcedureStand:
    """A procedure in force: how many instances run, and how many of them on an older version."""

    proces_id: str
    versie_id: VersieId
    gepubliceerd_op: datetime
    lopend: int
    ouder: int


class Reports(Protocol):
    """Counts (scoped), by a query that reads no identity."""

    def telling(self, now: datetime) -> Telling: ...
    def vervallen_berichten(self, sinds: datetime) -> int:
        """Count the messages that were dropped since a moment of real time."""
        ...

    def termijnen(self, tot: datetime, aantal: int) -> Sequence[tuple[Casus, ArmedTimer]]:
        """Return the timers of casussen due before a moment."""
        ...

    def vernietigde_casussen(self, sinds: date, aantal: int) -> Sequence[tuple[date, int]]:
        """Return on which days since then casussen were destroyed, and how many, the last day first."""
        ...

    def plekken(self, slots: Iterable[str]) -> Sequence[IncidentPlek]:
        """Return the instances in these slots."""
        ...
