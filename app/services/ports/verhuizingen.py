"""Casussen that move to another version."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from app.domain.execution import Variables
from app.domain.ids import (
    CasusId,
    InstantieId,
    LivcId,
    VersieId,
)
from app.domain.instantie import Instantie, Taak
from app.services.ports.reports import ProcedureStand


@dataclass(frozen=True)
class Lopend:
    """A running instance with the code of its casus; None when it stands alone."""

    instantie: Instantie
    code: str | None


@dataclass(frozen=True)
class Verhuizing:
    """What an instance was before it moved to another version. Process zone only."""

    livc_id: LivcId
    instantie_id: InstantieId
    slot: str
    casus_id: CasusId | None
    proces_id: str
    van: VersieId
    naar: VersieId
    moment: datetime
    state: bytes
    variables: Variables
    taken: tuple[Taak, ...] | None
    """The rows of its open tasks; None when the move changed none."""


class Verhuizingen(Protocol):
    """Moves of instances between versions, and what they were until their next step (scoped)."""

    def standen(self) -> Sequence[ProcedureStand]:
        """Return the procedures in force."""
        ...

    def lopend(self, proces_id: str, niet_op: VersieId) -> Sequence[Lopend]:
        """Return the running instances of a process that are not on a version."""
        ...

    def keep(self, terug: Verhuizing) -> None:
        """Keep what an instance was before it moved; only the last move can be undone."""
        ...

    def find(self, instantie_id: InstantieId) -> Verhuizing | None: ...
    def of_process(self, proces_id: str) -> Sequence[tuple[InstantieId, str | None, datetime]]:
        """Return what can be undone: instance, code of its casus, moment."""
        ...

    def forget(self, instantie_id: InstantieId) -> None: ...
