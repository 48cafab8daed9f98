"""What the page of who always sits at the table is given."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from app.domain.ids import ZetelId
from app.domain.kern import Kernregel
from app.services.views.people import Keuze


class ZetelRegel(NamedTuple):
    """Somebody with a seat: by office, or named to it."""

    id: ZetelId | None
    """Of a named seat; None by office."""
    naam: str
    organisatie: str
    plaats: str
    van: date | None
    tot: date | None
    begonnen: bool = True
    mag_stoppen: bool = False
    """Whether the reader lets it end, or withdraws it before it begins."""


@dataclass(frozen=True)
class LedenPagina:
    """Who always sits at the table, and what is decided when somebody is not there."""

    vandaag: date
    ambtshalve: Sequence[ZetelRegel]
    genoemd: Sequence[ZetelRegel]
    """Named, now or from a day to come."""
    personen: Sequence[Keuze]
    """Who may be named to some seat."""
    zetels: Sequence[Keuze]
    """The seats that the reader names somebody to."""
    regel: Kernregel
    mag_regelen: bool
    """Whether the reader settles that rule."""
