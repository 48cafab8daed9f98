"""What the beheerder is given: health, incidents, accounts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.domain.opdracht import Incident
from app.domain.people import Organisatie
from app.domain.sentence import Sentence
from app.services.ports.people import Lid


@dataclass(frozen=True)
class IncidentRegel:
    """An incident in words: process zone only, and nothing of a partner's own space."""

    incident: Incident
    kenmerk: str
    waar: Sentence
    staat_bij: Sequence[Sentence]
    """The steps at which it stands; for the coördinator only."""
    geprobeerd: Sentence
    waarom: Sentence
    veilig: Sentence
    te_doen: Sentence


@dataclass(frozen=True)
class Poging:
    """A retry that a person asked for, and how it went."""

    incident: Incident
    op: datetime
    hoe: Sentence


@dataclass(frozen=True)
class BeheerPagina:
    """For the beheerder: health, incidents, accounts; no content."""

    incidenten: Sequence[IncidentRegel]
    pogingen: Sequence[Poging]
    """Retries of the last days."""
    leden: Sequence[Lid]
    """Every membership in force, also those that wait for colleagues."""
    wachtende_opdrachten: int
    oudste_opdracht: datetime | None
    vervallen_berichten: int
    """Messages between procedures that came too late, in the last month."""
    laatste_back_up: datetime | None
    bevindingen: tuple[str, ...] = ()
    """What this program finds wrong with the procedures in force; they run on."""
    dubbele_namen: Sequence[Organisatie] = ()
    """Organisations that an upgrade told apart by a number."""
