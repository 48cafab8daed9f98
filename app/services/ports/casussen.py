"""Casussen and what belongs to one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from app.domain.casus import Actie, Casus, Deelname, Gebeurtenis, Verlenging
from app.domain.ids import (
    CasusId,
    LivcId,
    OrganisatieId,
    PersoonId,
)


@dataclass(frozen=True)
class CasusZicht:
    """Which casussen an actor sees, as domain/toegang decides; the query filters with nothing else."""

    alle: bool
    organisaties: frozenset[OrganisatieId] = field(default_factory=frozenset)
    statussen: frozenset[str] = field(default_factory=frozenset)
    """Statuses of `Deelname` that give sight."""
    persoon_id: PersoonId | None = None
    """Sees casussen with an open point this person effectively takes part in."""
    gevraagd: frozenset[str] = field(default_factory=frozenset)
    """Sees casussen in which one of these was asked whether the person may be told (domain/inlichten)."""


@dataclass(frozen=True)
class CasusFilter:
    """Which of the casussen in sight, and which page of them."""

    lopend: bool | None = None
    """Only those that run, or only those that do not."""
    fase: str | None = None
    code: str = ""
    """Only the casus with this code."""
    weg_voor: date | None = None
    """Only what is destroyed before this day."""
    op_termijn: bool = False
    """What is destroyed first stands first; else the newest does."""
    van: int = 0
    aantal: int = 50


class Casussen(Protocol):
    """Casussen and what belongs to them (scoped)."""

    def get(self, casus_id: CasusId) -> Casus: ...
    def several(self, ids: Iterable[CasusId]) -> Sequence[Casus]:
        """Return the casussen that exist among `ids`, by code."""
        ...

    def find_by_code(self, code: str) -> Casus | None: ...
    def save(self, casus: Casus) -> None: ...
    def next_code(self, year: int) -> str:
        """Return the next code, such as "2026-03"; the number is never used twice."""
        ...

    def visible(self, zicht: CasusZicht) -> Sequence[Casus]: ...
    def page(self, zicht: CasusZicht, filter: CasusFilter) -> Sequence[Casus]:
        """Return a page of `visible`: what runs first, then the newest."""
        ...

    def count(self, zicht: CasusZicht, filter: CasusFilter) -> int:
        """Count over all pages."""
        ...

    def to_destroy(self, aantal: int) -> Sequence[Casus]:
        """Return the first to be destroyed, by their day."""
        ...

    def is_visible(self, casus_id: CasusId, zicht: CasusZicht) -> bool:
        """Answer with the same filter as `visible`."""
        ...

    def deelnames(self, casus_id: CasusId) -> Sequence[Deelname]: ...
    def save_deelname(self, deelname: Deelname, livc_id: LivcId) -> None: ...
    def bevraagd(self, casus_id: CasusId) -> Sequence[OrganisatieId]:
        """Return the services that are asked what they know of a casus; none once the question is over."""
        ...

    def save_bevraagd(
        self, casus_id: CasusId, organisaties: Iterable[OrganisatieId], livc_id: LivcId
    ) -> None:
        """Write down who is asked."""
        ...

    def forget_bevraagd(self, casus_id: CasusId) -> None:
        """Forget who was asked: beside what was answered it would tell who stayed silent (INV-10)."""
        ...

    def verlengingen(self, casus_id: CasusId) -> Sequence[Verlenging]:
        """Return which holders keep their own file of a casus longer, at most one line for each."""
        ...

    def save_verlenging(self, verlenging: Verlenging) -> None:
        """Add or change until when a holder keeps its own file."""
        ...

    def forget_verlenging(self, casus_id: CasusId, organisatie_id: OrganisatieId) -> None: ...
    def forget_verlengingen(self, casus_id: CasusId) -> None:
        """Forget those of all holders: a new discussion restarts the year for everyone."""
        ...

    def acties(self, casus_id: CasusId) -> Sequence[Actie]: ...
    def save_actie(self, actie: Actie) -> None: ...
    def add_gebeurtenissen(self, gebeurtenissen: Iterable[Gebeurtenis]) -> None: ...
    def gebeurtenissen(self, casus_id: CasusId) -> Sequence[Gebeurtenis]:
        """Return the timeline: the lines of the history that have words, the oldest first."""
        ...

    def doorlopen(self, casus_id: CasusId) -> frozenset[str]:
        """Return the ids of all elements and sequence flows that were passed."""
        ...

    def aangemeld_door(self, organisatie_id: OrganisatieId) -> Sequence[Casus]:
        """Return the casussen an organisation brought in."""
        ...
