"""What the worker does: its jobs, what it could not do, and the proof of what it destroyed."""

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.ids import (
    LivcId,
    VersieId,
)


@dataclass(frozen=True)
class Opdracht:
    """Work for the worker, written with the change that asked for it. `payload`: process zone only."""

    id: str
    livc_id: LivcId
    slot: str
    """What is locked while it is done; the id of the job itself when nothing is."""
    soort: str
    """bericht, mail or vernietiging."""
    payload: dict[str, str]
    vanaf: datetime
    pogingen: int = 0


@dataclass(frozen=True)
class Incident:
    """Something the worker could not do; a person may retry."""

    id: str
    livc_id: LivcId
    slot: str
    soort: str
    """termijn, bericht, mail or vernietiging; stap: a person could not go on."""
    wat: str
    """A sentence on the model that names its elements, or else only the kind of error: never a value."""
    sinds: datetime
    pogingen: int
    opgelost_op: datetime | None = None


@dataclass(frozen=True)
class Certificaat:
    """F22: proof of destruction, without personal data."""

    id: str
    livc_id: LivcId
    datum: date
    soort: str
    """dossier (one holder's file), casus (all the rest) or papieren (of a meeting)."""
    sleutels: int
    rijen: int
    grond: str
    onherstelbaar_vanaf: date
    versie_id: VersieId | None = None
    """The version of the retention that was in force then: it is printed from that one. None of before."""
