"""What the page of a casus is given."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from app.domain.casus import Casus, Gebeurtenis
from app.domain.ids import TaskId
from app.domain.sentence import Said, Sentence
from app.services.views.items import KluisItem, Tekstregel
from app.services.views.tasks import TaakRegel


@dataclass(frozen=True)
class DeelnemerRegel:
    """An organisation on the casus page."""

    naam: str
    status: str
    woorden: Sentence
    sinds: datetime


@dataclass(frozen=True)
class Wachtregel:
    """One open thing of a casus, as far as the reader may know of it."""

    naam: Said
    """What it asks, or is called."""
    wie: Sentence
    """Who or what it waits for, in words; never naming who may stay silent."""
    sinds: datetime
    tot: Sentence | None
    """Until when, where a deadline takes over."""
    taak_id: TaskId | None
    """The task, when the reader may open it."""


@dataclass(frozen=True)
class Termijn:
    """A deadline of a casus, with what happens at that moment."""

    naam: Said
    """What happens then, in the words of the model; of a version of before: what it is called."""
    op: datetime
    gevolg: Sentence
    """What happens then, where the name does not say it."""


class Proces(NamedTuple):
    """A procedure that runs in a casus, for its diagram: in which version, and where it stands."""

    proces_id: str
    versie_id: str
    actief: Sequence[str]
    """Element ids that hold a token."""


@dataclass(frozen=True)
class CasussenPagina:
    """A page of the casussen an actor sees."""

    casussen: Sequence[Casus]
    totaal: int
    """Over all pages."""
    wacht_op: Mapping[str, Sequence[str]]
    """What each running casus waits for; empty for who is not told."""
    vernietigd: Sequence[Sentence] = ()
    """What is gone, and was destroyed as agreed."""


@dataclass(frozen=True)
class Ontvangst:
    """The receipt of an aanmelding, for the organisation that sent it."""

    op: datetime | None
    """When it was sent; None where its text is not kept."""
    wat: Sequence[Tekstregel]
    """A copy of what was sent."""
    dan: Sequence[Sentence]
    """What happens now, and when."""
    afloop: Sentence | None
    """How it ended; None while it runs."""
    telefoon: str | None


@dataclass(frozen=True)
class CasusPagina:
    """A casus as far as the actor may see it."""

    casus: Casus
    status_woorden: Sentence
    processen: Sequence[Proces]
    tijdlijn: Sequence[Gebeurtenis]
    doorlopen: frozenset[str]
    """Elements and sequence flows that were passed, for the diagram."""
    deelnemers: Sequence[DeelnemerRegel]
    termijnen: Sequence[Termijn]
    bewaarzin: Sentence
    """ "wordt vernietigd op 10 september 2027", or why no date is known yet."""
    open_taken: Sequence[TaakRegel]
    kluis: Sequence[KluisItem]
    register: Mapping[Said, Sentence]
    """Label → value, for who may read the register now; empty otherwise."""
    waarom: Sequence[str]
    """Answers to "waarom zie ik dit?": every ground that applies."""
    mag: frozenset[str]
    """Actions: intrekken, vroeger_evalueren, vervroegd_vernietigen, vertrekken, ronde_sluiten."""
    wacht_op: Sequence[Wachtregel]
    """What the casus waits for, never naming who may stay silent."""
    ontvangst: Ontvangst | None = None
    """For the organisation that notified."""
