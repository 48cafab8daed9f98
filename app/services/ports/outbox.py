"""Jobs of a transaction of their own, and the incidents they end in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from app.domain.instantie import Instantie
from app.domain.opdracht import Certificaat, Incident, Opdracht


@dataclass(frozen=True)
class IncidentPlek:
    """An instance in a slot that had an incident: of which casus, and how often it failed since it was cleared."""

    instantie: Instantie
    casus_code: str | None
    pogingen: int


class Outbox(Protocol):
    """Jobs for the worker, incidents, certificates (scoped)."""

    def add(self, opdracht: Opdracht, dedupe: str | None = None) -> None:
        """Add a job; a second one with the same `dedupe` is not added."""
        ...

    def add_all(self, opdrachten: Sequence[tuple[Opdracht, str]]) -> None:
        """Add jobs, each with its `dedupe`, in one statement."""
        ...

    def claim(self, now: datetime) -> Opdracht | None:
        """Lock and return the oldest job that is due (real time), skipping locked ones and incidents."""
        ...

    def done(self, opdracht_id: str) -> None: ...
    def back_off(self, opdracht_id: str, until: datetime) -> int:
        """Count a failed attempt; return the attempts so far."""
        ...

    def pending(self, soort: str | None = None) -> Sequence[Opdracht]: ...
    def postpone(self, opdracht_id: str, until: datetime) -> None:
        """Do not claim before `until` (real time), without counting."""
        ...

    def park(self, opdracht_id: str) -> None:
        """Leave a job until a person retries it."""
        ...

    def unpark(self, slot: str, now: datetime) -> int:
        """Let the jobs of a slot that failed be tried again from now on, those that wait for a person too."""
        ...

    def add_incident(self, incident: Incident) -> None: ...
    def incidenten(self, open_: bool = True) -> Sequence[Incident]: ...
    def resolve_incident(self, incident_id: str, moment: datetime) -> Incident: ...
    def add_certificaat(self, certificaat: Certificaat) -> None:
        """Add it; the same id twice changes nothing."""
        ...

    def certificaat(self, certificaat_id: str) -> Certificaat:
        """Return one; raises `NotFoundError`."""
        ...

    def certificaten(self) -> Sequence[Certificaat]: ...
