"""What managers and the DPO are given."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.domain.opdracht import Certificaat
from app.domain.people import Lidmaatschap, Organisatie, Persoon
from app.services.ports.audit import AuditView


@dataclass(frozen=True)
class Overzicht:
    """For managers: is it active, does something wait, totals. Counts under 5 are None ("minder dan 5")."""

    actief: bool
    laatste_overleg: datetime | None
    iets_vast: bool
    lopend: int | None
    afgesloten: int | None
    per_fase: Sequence[tuple[str, int | None]]
    per_jaar: Sequence[tuple[int, int | None]]
    mediaan_doorlooptijd: int | None
    """Days, None under 5 closed casussen."""


@dataclass(frozen=True)
class InventarisGroep:
    """What can still be read and goes on one day; `plaats` and `zone` say what it is."""

    plaats: str
    zone: str
    code: str | None
    laatste_dag: date
    over: bool


@dataclass(frozen=True)
class InventarisDeel:
    """A page of what can still be read, the first to go first: what is beyond its day stands on top."""

    over: int
    per_soort: Sequence[tuple[str, str, int]]
    """(plaats, zone, how many casussen, meetings or own spaces)."""
    groepen: Sequence[InventarisGroep]
    meer: bool
    nagekeken_op: date | None
    """The last night on which this was looked at."""


@dataclass(frozen=True)
class FgPagina:
    """For the DPO: log, upcoming destructions, certificates, age of the list of authorised persons."""

    log: Sequence[AuditView]
    kop: str
    keten_heel: bool
    certificaten: Sequence[Certificaat]
    vernietigingen: Sequence[tuple[str, date]]
    """(casus code, date) to come."""
    leden: Sequence[tuple[Lidmaatschap, Persoon, Organisatie]]
    kluizen_aan: bool
    kluis_besluit: str | None
    bewaard: "InventarisDeel"
