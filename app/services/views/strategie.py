"""What the pages of the strategic table are given: no person, no casus, and only counts of five and more."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from app.domain.ids import InstantieId, ItemId, TaskId, ZetelId
from app.domain.sentence import Said
from app.domain.strategie import StrategischOverleg
from app.services.views.oversight import Overzicht
from app.services.views.people import Keuze


class Wegtehalen(NamedTuple):
    """Where a text stands that may be taken away."""

    item_id: ItemId
    plek: str


class Punt(NamedTuple):
    """A subject, and what was written of it; without words where nothing was, or where it was taken away."""

    onderwerp: str
    tekst: str
    weg: Wegtehalen


class Gevraagd(NamedTuple):
    """Something that was asked, of whom and by when."""

    onderwerp: str
    wat: str
    aan: Said
    tegen: date
    te_laat: bool
    stand: str
    gesloten_op: date | None
    overleg_id: InstantieId
    gemeld: Punt | None = None
    weg: Wegtehalen | None = None


class Komend(NamedTuple):
    """A meeting that is still to come."""

    overleg: StrategischOverleg
    plaats: str
    agenda: Sequence[str]


@dataclass(frozen=True)
class StrategiePagina:
    """The meetings, what was asked and is not done yet, who has a place, and the figures."""

    komend: Sequence[Komend]
    voorbij: Sequence[StrategischOverleg]
    van: int
    meer: bool
    opdrachten: Sequence[Gevraagd]
    van_opdracht: int
    meer_opdrachten: bool
    leden: Sequence[str]
    cijfers: Overzicht
    mag_beginnen: bool
    mag_benoemen: bool
    vandaag: date


@dataclass(frozen=True)
class VerslagPagina:
    """What is left of one meeting, for who may read it."""

    overleg: StrategischOverleg
    plaats: str
    agenda: Sequence[Punt]
    aanwezig: Sequence[str]
    besluiten: Sequence[Punt]
    opdrachten: Sequence[Gevraagd]
    bewaard_tot: date | None
    """The last day of its texts; None where none is kept any more."""
    mag_wissen: bool
    stap: TaskId | None
    """The open step of it that is the reader's."""
    als_pdf: bool = False
    """Whether there is a report to take out, and the version of the meeting has a template of it."""


class PlaatsRegel(NamedTuple):
    """Somebody with a place: by office, or named to it."""

    id: ZetelId | None
    naam: str
    plaats: str
    van: date | None
    tot: date | None
    begonnen: bool = True


@dataclass(frozen=True)
class PlaatsenPagina:
    """Who has a place at the strategic table."""

    vandaag: date
    ambtshalve: Sequence[PlaatsRegel]
    genoemd: Sequence[PlaatsRegel]
    personen: Sequence[Keuze]
    plaatsen: Sequence[Keuze]
