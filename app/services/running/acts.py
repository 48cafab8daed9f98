"""What can follow from a step. Handlers return acts; the mover carries them out in order, until none is left.

What an act brings about comes before the act that stands behind it, as if each were carried out on the spot.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.domain.casus import Casus, Deelname, Gebeurtenis
from app.domain.execution import Effect, Moved, Variables
from app.domain.ids import CasusId, InstantieId, OrganisatieId, PersoonId, TaskId
from app.domain.instantie import Instantie, Taak
from app.domain.item import Formulier
from app.domain.opdracht import Incident
from app.domain.overleg import Agendapunt, Overleg
from app.services.ports.audit import AuditRegel
from app.services.ports.instanties import Wijziging


@dataclass(frozen=True)
class Texts:
    """What a form says, per zone, and which form that was."""

    zones: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    met: Formulier | None = None
    choices: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """What was chosen of rows that exist, by field; kept nowhere."""


@dataclass(frozen=True)
class Start:
    """Start an instance of the version in force; without a casus it gets a slot of its own."""

    instantie_id: InstantieId
    proces_id: str
    variables: Variables
    casus_id: CasusId | None = None
    organisatie_id: OrganisatieId | None = None
    via: str | None = None
    """How what it begins with was told, when it was noted for someone."""


@dataclass(frozen=True)
class Complete:
    """Complete a task, with what its form says; `via` marks what was noted for someone."""

    instantie: Instantie
    task_id: TaskId
    variables: Variables
    texts: Texts = field(default_factory=Texts)
    via: str | None = None


@dataclass(frozen=True)
class Tick:
    """Fire the timers of an instance that are due."""

    instantie: Instantie


@dataclass(frozen=True)
class Deliver:
    """Give a message to everything in a slot that waits for it."""

    slot: str
    word: str
    variables: Variables = field(default_factory=dict)


@dataclass(frozen=True)
class Catch:
    """Give a message to one instance that waits for it."""

    instantie: Instantie
    word: str
    variables: Variables


@dataclass(frozen=True)
class Keep:
    """Keep an instance after a move, with the rows that changed; all that follows from the move is done then."""

    instantie: Instantie
    moved: Moved
    wijziging: Wijziging
    taken: Sequence[Taak]
    texts: Texts = field(default_factory=Texts)
    via: str | None = None


@dataclass(frozen=True)
class Happen:
    """Carry out one effect of a move: what it means is looked up when its turn has come."""

    instantie: Instantie
    effect: Effect
    texts: Texts = field(default_factory=Texts)


@dataclass(frozen=True)
class Settle:
    """End a move whose effects are done: silence that is no, mails, and what waits for nobody or nothing."""

    instantie: Instantie
    moved: Moved
    taken: Sequence[Taak]


@dataclass(frozen=True)
class OpenCasus:
    """Open a casus: its slot, its row, its aanmelder, what was written for its register; and start it."""

    casus: Casus
    variables: Variables
    texts: Texts = field(default_factory=Texts)
    via: str | None = None


@dataclass(frozen=True)
class Save:
    """Save a row."""

    row: Casus | Deelname | Agendapunt | Overleg


@dataclass(frozen=True)
class ForgetExtensions:
    """Forget for how long the holder of a file extended, or every holder."""

    casus_id: CasusId
    holder: OrganisatieId | None = None


@dataclass(frozen=True)
class ForgetAsked:
    """Forget which services were asked what they know of a casus."""

    casus_id: CasusId


@dataclass(frozen=True)
class Remove:
    """Remove an instance, with its open steps and terms."""

    instantie_id: InstantieId


@dataclass(frozen=True)
class Send:
    """Queue a message, delivered in a transaction of its own."""

    target: str
    word: str
    carried: Mapping[str, date] = field(default_factory=dict)


@dataclass(frozen=True)
class Mail:
    """Queue a mail to each person under its dedupe; the words are fixed per kind and say nothing of a casus."""

    soort: str
    told: Mapping[PersoonId, str]
    met: Mapping[str, str] = field(default_factory=dict)
    """What the worker needs beside it, of the process zone: which meeting, and when."""


@dataclass(frozen=True)
class Destroy:
    """Ask to destroy: the intent with its job, committed together; the worker carries it out."""

    slot: str
    payload: Mapping[str, str]
    dedupe: str


@dataclass(frozen=True)
class WipeDraft:
    """Wipe the draft of a fiche, and destroy its key where that is for nothing any more."""

    casus_id: CasusId


@dataclass(frozen=True)
class Tell:
    """Add a line to the timeline of a casus, where no step of a person says it."""

    line: Gebeurtenis


@dataclass(frozen=True)
class ForgetProposal:
    """Wipe the proposal to tell the person, with its words."""

    casus_id: CasusId


@dataclass(frozen=True)
class Report:
    """Open an incident for the beheerder."""

    incident: Incident


@dataclass(frozen=True)
class Record:
    """Write a row of the audit trail."""

    regel: AuditRegel


EngineAct = Start | Complete | Tick | Catch
Forgotten = ForgetExtensions | ForgetAsked | ForgetProposal
Written = Save | Forgotten | Remove | Send | Mail | Destroy | WipeDraft | Report | Record | Tell
Act = EngineAct | Deliver | Keep | Happen | Settle | OpenCasus | Written
Acts = Iterable[Act]
