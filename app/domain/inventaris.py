"""The last day of every key that can still be opened, whatever it locks: everything kept has one.

A casus and the files of its holders follow `bewaartermijn`. All else is the kind without a casus of its own:
papers and half-filled forms of a meeting, an own space, what lies on the table, what has no place any more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from app.domain.bewaartermijn import laatste_dag_van_dossier, laatste_dag_van_rest
from app.domain.casus import Casus, Verlenging
from app.domain.ids import InstantieId, OrganisatieId, PuntId

PAPIEREN = relativedelta(years=1)  # N: as long as a discussion may be kept (INV-38), counted from the meeting
DENKHULP = relativedelta(days=30)  # N: reference-procedure §3; the timer of the model may say sooner or later
LANGSTE_DENKHULP = relativedelta(years=1)  # AVG art. 5, 1, e: no drawing keeps it longer
TAFEL = relativedelta(days=1)  # N: a point closes by itself after a day
WEES = relativedelta(days=1)  # what no row names is swept within hours


class Plaats(StrEnum):
    """What a key is for, and so what it goes with."""

    CASUS = "casus"
    PUNT = "punt"
    OVERLEG = "overleg"
    EIGEN_RUIMTE = "eigen_ruimte"
    NERGENS = "nergens"
    """A row of a key whose casus, point or instance is not there any more."""
    WEES = "wees"
    """A key that no row names."""


@dataclass(frozen=True)
class Casusdagen:
    """A casus with what decides its last day."""

    casus: Casus
    verlengingen: tuple[Verlenging, ...] = ()


@dataclass(frozen=True)
class Bewaard:
    """A key that can still be opened: whose it is, what it is for, and what decides its last day."""

    key_id: str
    plaats: Plaats
    zone: str
    eigenaar_id: OrganisatieId
    scope: str
    gemaakt_op: date
    casus: Casusdagen | None = None
    genoemd: tuple[Casusdagen, ...] = ()
    """Other casussen that it may speak of: it goes with the first of them."""
    genoemd_weg: bool = False
    """A casus that it may speak of is gone already."""
    overleg_op: date | None = None
    """The day on which the meeting was held, else that for which it is planned."""
    sluit_op: date | None = None
    """The day on which the point closes by itself."""
    wissen_op: date | None = None
    """When the timer of an own space wipes it."""
    beeindigd: bool = False
    """The own space has ended: there is nothing to keep it for."""

    @property
    def instantie_id(self) -> InstantieId:
        """The meeting or the own space that it is for."""
        return InstantieId(self.scope)

    @property
    def punt_id(self) -> PuntId:
        """The point that it is for."""
        return PuntId(self.scope)


@dataclass(frozen=True)
class Regel:
    """A line of the inventory: no name of a person, no content."""

    key_id: str
    plaats: Plaats
    zone: str
    eigenaar: str | None
    """The organisation; None for an own space, of which nothing is told outside that organisation."""
    code: str | None
    laatste_dag: date
    over: bool
    """Beyond its last day."""


@dataclass(frozen=True)
class Inventaris:
    """Every key of a LIVC-R that can still be opened on a day, the first to go first."""

    dag: date
    regels: Sequence[Regel]
    zonder_sleutel: int = 0
    """Rows of keys that are gone: nothing of these can be read."""

    @property
    def over(self) -> Sequence[Regel]:
        """What is beyond its last day."""
        return [regel for regel in self.regels if regel.over]


def laatste_dag(bewaard: Bewaard, gemeente_id: OrganisatieId) -> date:
    """Return the day on which a key goes at the latest. Everything kept has one."""
    days = [_eigen_dag(bewaard, gemeente_id)]
    days += [_dag_van_casus(each, gemeente_id, gemeente_id) for each in bewaard.genoemd]
    if bewaard.genoemd_weg:
        days.append(bewaard.gemaakt_op)
    return min(days)


def is_over(dag: date, vandaag: date) -> bool:
    """Answer whether a last day is over; on the day itself it is being destroyed."""
    return vandaag > dag


def einde_papieren(overleg_op: date) -> date:
    """Return the last day of the papers of a meeting, and of who was at its points that are about no casus."""
    return overleg_op + PAPIEREN


def _eigen_dag(bewaard: Bewaard, gemeente_id: OrganisatieId) -> date:
    match bewaard.plaats:
        case Plaats.CASUS if bewaard.casus:
            return _dag_van_casus(bewaard.casus, bewaard.eigenaar_id, gemeente_id)
        case Plaats.OVERLEG:
            return einde_papieren(bewaard.overleg_op or bewaard.gemaakt_op)
        case Plaats.PUNT:
            return bewaard.sluit_op or bewaard.gemaakt_op + TAFEL
        case Plaats.EIGEN_RUIMTE:
            return _dag_van_eigen_ruimte(bewaard)
        case Plaats.WEES:
            return bewaard.gemaakt_op + WEES
        case _:
            return bewaard.gemaakt_op


def _dag_van_casus(dagen: Casusdagen, eigenaar_id: OrganisatieId, gemeente_id: OrganisatieId) -> date:
    if eigenaar_id == gemeente_id:
        return laatste_dag_van_rest(dagen.casus, dagen.verlengingen, gemeente_id)
    return laatste_dag_van_dossier(dagen.casus, dagen.verlengingen, eigenaar_id)


def _dag_van_eigen_ruimte(bewaard: Bewaard) -> date:
    if bewaard.beeindigd:
        return bewaard.gemaakt_op
    return min(bewaard.wissen_op or bewaard.gemaakt_op + DENKHULP, bewaard.gemaakt_op + LANGSTE_DENKHULP)
