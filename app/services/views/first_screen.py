"""What stands on the first screen of a role, beside its tasks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from app.domain.ids import InstantieId, OntwerpId, TaskId
from app.domain.instantie import Taak
from app.domain.sentence import Sentence


@dataclass(frozen=True)
class Gemis:
    """Something that a meeting still needs: in words, and where to do it."""

    woorden: Sentence
    waar: Literal["taak", "agenda", "mensen", "noteren"]
    task_id: TaskId | None = None


@dataclass(frozen=True)
class Vervanger:
    """Who decides for the reader, in which role, and the first moment at which that is over."""

    naam: str
    rol: str
    tot: datetime


@dataclass(frozen=True)
class PuntVooraf:
    """A point on the agenda of the next meeting."""

    overleg_id: InstantieId
    woorden: Sentence


@dataclass(frozen=True)
class OntwerpVraag:
    """A draft of the procedures that somebody asks to put in force."""

    ontwerp_id: OntwerpId
    reden: str
    wie: str


@dataclass(frozen=True)
class EersteScherm:
    """What a role sees first; what is not of that role is empty."""

    wat_nu: Sentence | None = None
    """One line: what is asked of the reader now."""
    telefoon: str | None = None
    """Partner and coördinator: the number at which one calls the coördinator."""
    ontbreekt: Sequence[Gemis] = ()
    """Coördinator: what the next meeting still needs."""
    nieuw: Sequence[Taak] = ()
    """Coördinator: the aanmeldingen about which nothing is decided, the oldest first."""
    vervangers: Sequence[Vervanger] = ()
    """Burgemeester and others: who decides for the reader now."""
    punten: Sequence[PuntVooraf] = ()
    """Information officer: the points to which he is invited."""
    aanwezigheid: Taak | None = None
    """Verslaggever: today's attendance list, once it is open."""
    aanwezigheid_klaar: bool = False
    """Verslaggever: the list of the meeting that goes on is filled in."""
    nog_punten: bool = False
    """Whether the meeting that goes on has points that are open or still to come."""
    ontwerpen: Sequence[OntwerpVraag] = ()
    """Burgemeester: the drafts of the procedures that wait for a decision."""
