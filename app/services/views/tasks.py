"""What the inbox and the page of a task are given."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from app.domain.casus import Casus
from app.domain.explanation import Outcome
from app.domain.ids import TaskId
from app.domain.instantie import Taak
from app.domain.overleg import Agendapunt, Bevestiging, Overleg
from app.domain.sentence import Said, Sentence
from app.domain.words.processes import process_of
from app.services.ports.forms import FormView, Options
from app.services.views.cards import EigenConcept, Kaart
from app.services.views.first_screen import EersteScherm
from app.services.views.items import Blok
from app.services.views.people import Keuze


@dataclass(frozen=True)
class PuntUitleg:
    """A point as people call it, for who may know it."""

    woorden: Sentence
    """ "Punt 2 van 3 · casus 2026-03: dossieraanmelding", "Punt 1 van 3 · algemeen punt 1"."""
    kring: Sentence
    """Who may take part, and why."""


class PuntRegel(NamedTuple):
    """A point of an agenda, with the code of its casus; none for a point that is about none."""

    punt: Agendapunt
    code: str | None


@dataclass(frozen=True)
class TaakRegel:
    """One line of the inbox. `te_laat` is never set for a step that one may decline."""

    taak: Taak
    titel: Said
    """The name of the step; of what is noted for someone: for whom, and then the name."""
    te_laat: bool
    opgenomen_door: str | None
    van_mij: bool
    door_mandaat: bool
    punt: Sentence | None = None
    """Which point of the agenda it is about, for the steps of a meeting."""


class TermijnRegel(NamedTuple):
    """A deadline of a casus on the first screen."""

    code: str
    """The code of the casus, where `wat` does not name it."""
    wat: Said
    """What happens then."""
    op: datetime


class Samenzitten(StrEnum):
    """What a member may ask on its own screen."""

    SLAAPT = "slaapt"
    """Nothing is planned until somebody asks."""
    KIEST = "kiest"
    """A day is being chosen."""
    GEPLAND = "gepland"
    """A day was chosen; one may ask for an earlier one."""
    BEZIG = "bezig"
    """People sit together, or are about to."""


@dataclass(frozen=True)
class Inbox:
    """ "Mijn taken": the first screen."""

    regels: Sequence[TaakRegel]
    totaal: int
    van: int
    fasen: Sequence[Keuze]
    """The phases one may filter by."""
    bevestigingen: Sequence[Bevestiging]
    """What was noted for me and waits for "klopt" or "klopt dit niet?"."""
    volgend_overleg: Overleg | None
    open_punten: Sequence[PuntRegel]
    """Open points I take part in."""
    termijnen: Sequence[TermijnRegel]
    """Coördinator and burgemeester: within 60 days."""
    meer_termijnen: bool
    """Whether there are more than these."""
    collega_s: Mapping[TaskId, Sequence[Keuze]]
    """Per task, who can do or note it as well."""
    eerst: EersteScherm = field(default_factory=EersteScherm)
    kaarten: Mapping[TaskId, Kaart] = field(default_factory=dict)
    """What stands on the card of a step that can be answered there."""
    concepten: Mapping[TaskId, EigenConcept] = field(default_factory=dict)
    """What an own draft is called."""
    plaats: str = ""
    """Where the next meeting is held, for who may sit at it."""
    samenzitten: Samenzitten | None = None
    """How it stands with the next meeting, for who may ask for one."""
    eigen_dagen: Mapping[TaskId, date] = field(default_factory=dict)
    """On which day one looks again at an own action that goes on."""


class Wijze(NamedTuple):
    """How someone else's answer came in: telefoon, papier or mondeling, and that in words."""

    via: str
    woorden: Sentence


class Brief(NamedTuple):
    """A letter that is offered at a step: by what it is asked for, and what it is called."""

    naam: str
    titel: str


@dataclass(frozen=True)
class TaakPagina:
    """A task: what is asked and why, the form, the deadline, the diagram, what follows per outcome."""

    taak: Taak
    casus: Casus | None
    form: FormView | None
    waarden: Mapping[str, object]
    """The draft, or what an earlier round wrote; keys are field keys."""
    opties: Options
    """Choices for the fields that have a source (organisaties, deelnemers, leden), read for this form only."""
    uitkomsten: Sequence[Outcome]
    context: Sequence[Blok]
    """Texts the actor may read for this task."""
    mag_invullen: bool
    waarom_niet: Sentence | None
    """Why the actor may look but not complete."""
    titel: Said
    """The name of the step; of what is noted for someone: for whom, and then the name."""
    namens: Sequence[Wijze]
    """Set when the actor may record this for someone else."""
    klopt_dit: bool
    """Whether who spoke is asked afterwards: that takes an account."""
    waarom: Sentence
    """Why the task is open, in one or two sentences."""
    tegen: datetime | None
    """When a timer takes over from the step, or from the activity around it; None when nothing does."""
    tegen_woorden: Sentence | None
    """Until when that is, and what happens then."""
    intussen: Sequence[Sentence]
    """What other moments bring about while the task stays open."""
    concept_bewaard_op: datetime | None
    versie_id: str
    paper_light: bool
    """Texts are not kept: only the decision is asked."""
    telefoon: str | None = None
    """The number to call, beside a step that says whom."""
    noodnummers: bool = False
    bewaart_concept: bool = False
    """Whether a half-filled form may be kept."""
    bewaart_vanzelf: bool = False
    """Whether what is typed is kept every few seconds; of a denkhulp only after somebody asked to keep it."""
    beslist: Sequence[tuple[Said, Sequence[tuple[Said, Said]]]] = ()
    """What lies before who decides: the first parts of `context`, for the summary above the form."""
    brieven: Sequence[Brief] = ()
    """The letters that go with the step, for who answers it."""
    op_te_halen: bool = False
    """Whether the step is about a document that the reader takes out."""
    punt: PuntUitleg | None = None
    """Which point of the agenda the step is about, for the steps of a meeting."""

    @property
    def eigen_ruimte(self) -> bool:
        """Whether the step lies in the own space of the organisation, and not in what the LIVC-R asks of it."""
        return process_of(self.taak.proces_id).own_space
