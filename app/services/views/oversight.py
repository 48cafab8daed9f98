"""What managers and the DPO are given."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from app.domain.ids import InstantieId, TaskId
from app.domain.logboek import Nazicht
from app.domain.opdracht import Certificaat
from app.domain.sentence import Said, Sentence
from app.domain.words.process import ProcessQuestion
from app.services.ports.audit import ALLE_REGELS, AuditView, LogKeuze
from app.services.ports.people import Lid
from app.services.views.step_list import Streeftijd


@dataclass(frozen=True)
class Wachttijd:
    """The open steps of a phase that have a target; what would tell of less than five is None."""

    fase: str
    aantal: int | None
    over_streeftijd: int | None
    dagen: int | None
    """Half of them wait longer than so many days."""


class Telregel(NamedTuple):
    """A count of casussen in a phase or a year; None when it is under 5."""

    waarvan: str | int
    aantal: int | None


class Totaal(NamedTuple):
    """A total; None when it is under 5."""

    aantal: int | None
    minstens: bool = False
    """There are more, but how many would tell a count that is hidden."""


@dataclass(frozen=True)
class Overzicht:
    """For managers: is it active, does something wait, totals. Counts under 5 are None ("minder dan 5")."""

    actief: bool
    laatste_overleg: datetime | None
    iets_vast: bool
    lopend: Totaal
    afgesloten: int | None
    per_fase: Sequence[Telregel]
    per_jaar: Sequence[Telregel]
    mediaan_doorlooptijd: int | None
    """Days, None under 5 closed casussen."""
    wachttijden: Sequence[Wachttijd] = ()
    """Every phase with casussen enough to show, in order."""
    streeftijden: Sequence[Streeftijd] = ()
    """Of the procedure that is in force."""
    versie_id: str | None = None
    """The version of that procedure, to be read."""
    strategisch: bool = False
    """Whether the reader may follow the strategic table."""
    proces_id: str = ""
    """Which procedure that is."""


@dataclass(frozen=True)
class InventarisGroep:
    """What can still be read and goes on one day; `plaats` and `zone` say what it is."""

    plaats: str
    zone: str
    code: str | None
    laatste_dag: date
    over: bool


class SoortRegel(NamedTuple):
    """How many casussen, meetings or own spaces hold something of one sort."""

    plaats: str
    zone: str
    aantal: int


@dataclass(frozen=True)
class InventarisDeel:
    """A page of what can still be read, the first to go first: what is beyond its day stands on top."""

    over: int
    per_soort: Sequence[SoortRegel]
    groepen: Sequence[InventarisGroep]
    meer: bool
    nagekeken_op: date | None
    """The last night on which this was looked at."""


class Vernietiging(NamedTuple):
    """A destruction to come."""

    casus_code: str
    dag: date


@dataclass(frozen=True)
class KalenderMaand:
    """What ends in one month."""

    eerste: date
    soorten: Sequence[SoortRegel]

    @property
    def aantal(self) -> int:
        """How much ends, of all kinds."""
        return sum(each.aantal for each in self.soorten)


@dataclass(frozen=True)
class Signaal:
    """Something for the DPO to look at, and where it stands: `naar` is a word of the page."""

    zin: Sentence
    naar: str


@dataclass(frozen=True)
class FgPagina:
    """For the DPO: what asks attention, what ends when, the log, certificates, the list of authorised persons."""

    log: Sequence[AuditView]
    kop: str
    breuken: Sequence[Sentence]
    """Where the log is not what was written; the nights look at all of it, the page at the latest rows."""
    nazicht: Nazicht | None
    """What the last night found, None before the first."""
    certificaten: Sequence[Certificaat]
    vernietigingen: Sequence[Vernietiging]
    leden: Sequence[Lid]
    kluizen_aan: bool
    kluis_besluit: str | None
    bewaard: InventarisDeel
    kalender: Sequence[KalenderMaand] = ()
    """This month and the twelve after it, empty ones too."""
    later: int = 0
    """How much ends after that."""
    signalen: Sequence[Signaal] = ()
    """What asks attention now: a log that was changed, what should be gone, who read much."""
    open_vragen: Sequence[Signaal] = ()
    """Requests that wait for an answer."""
    keuze: LogKeuze = ALLE_REGELS
    """Which rows of the log are shown."""


@dataclass(frozen=True)
class Vraagt:
    """A question that is open now, and who has it."""

    vraag: Said
    wie: Sentence
    sinds: datetime
    graag_tegen: datetime | None
    task_id: TaskId | None
    """The task, for who may take it."""


@dataclass(frozen=True)
class Loopt:
    """A possible data breach, or a question about the own data, that is not dealt with yet."""

    id: InstantieId
    proces_id: str
    naam: Sentence
    tegen: datetime | None
    """When its next term is over; None when the last one is over, or it has none any more."""
    nu: Sequence[Vraagt]


class Beginbaar(NamedTuple):
    """A procedure that begins with a button, for this reader."""

    proces_id: str
    woorden: ProcessQuestion
    mag: bool
    """Whether the reader may begin it."""
    van_kracht: bool
    """Whether the LIVC-R has it in force."""


@dataclass(frozen=True)
class PrivacyPagina:
    """What one may begin, and what runs for who follows it up."""

    begin: Sequence[Beginbaar]
    """What begins here with a button."""
    volgt_op: bool
    lopend: Sequence[Loopt]
    """What has no term left first, then the first due."""
