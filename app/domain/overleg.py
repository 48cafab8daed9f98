"""A meeting, as far as the process zone knows it: its points, who takes part, and what was answered."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.domain.ids import (
    CasusId,
    InstantieId,
    ItemId,
    LivcId,
    OrganisatieId,
    PersoonId,
    PuntId,
    TaskId,
)


@dataclass(frozen=True)
class Overleg:
    """A meeting; `id` is its instance."""

    id: InstantieId
    livc_id: LivcId
    moment: datetime | None
    status: str
    """te_plannen, gepland, bezig or gehouden."""
    geopend_op: date | None = None
    """The day on which it was held, whatever was planned."""


class PuntStatus(StrEnum):
    """The life of an agenda point."""

    GEVRAAGD = "gevraagd"
    OPEN = "open"
    GESLOTEN = "gesloten"
    VERDAAGD = "verdaagd"


@dataclass(frozen=True)
class GetoondeKaart:
    """That an information card was shown at a point, to who took part in it; nothing of what stands on it."""

    deel: str
    """geheel or deel."""
    van: date
    """The day of the card itself: it is brought up to date."""
    door: PersoonId
    """Who showed it."""


@dataclass(frozen=True)
class Agendapunt:
    """A point on the agenda of a meeting. `overleg_id` is the instance of `overleg`, None while not planned."""

    id: PuntId
    livc_id: LivcId
    overleg_id: InstantieId | None
    casus_id: CasusId | None
    soort: str
    """casus, algemeen or bewaring."""
    titel: str
    """Words of the process zone: "kwalificatie", "casusbespreking", …"""
    status: PuntStatus
    volgorde: int
    geopend_op: datetime | None = None
    gesloten_op: datetime | None = None
    sluit_op: datetime | None = None
    caseteam: bool = False
    """Asked for the caseteam of its casus: only who is in it has a seat."""
    dringend: bool = False
    """Of a point that was dealt with: the table said that the casus must come back within the week (INV-55)."""
    kaart_deel: str | None = None
    kaart_van: date | None = None
    kaart_door: PersoonId | None = None

    @property
    def kaart(self) -> GetoondeKaart | None:
        """What is known of the card that was shown at this point; None when none was (INV-45, INV-46)."""
        match (self.kaart_deel, self.kaart_van, self.kaart_door):
            case (str() as deel, date() as van, str() as door):
                return GetoondeKaart(deel, van, PersoonId(door))
        return None


@dataclass(frozen=True)
class Aanwezige:
    """Someone who effectively takes part in a point (INV-44)."""

    punt_id: PuntId
    persoon_id: PersoonId
    organisatie_id: OrganisatieId
    rollen: frozenset[str]
    van: datetime
    tot: datetime | None = None

    @property
    def is_aan_tafel(self) -> bool:
        """Whether this person still takes part, and did not leave."""
        return self.tot is None


def is_teruggenomen(aanwezigen: Collection[Aanwezige]) -> bool:
    """Answer whether it was taken back who takes part: each stood up at the moment of sitting down."""
    return bool(aanwezigen) and all(each.tot == each.van for each in aanwezigen)


@dataclass(frozen=True)
class Stem:
    """One answer in one round; no screen shows who objected."""

    id: str
    livc_id: LivcId
    casus_id: CasusId
    task_id: TaskId
    subject: str
    ronde: int
    persoon_id: PersoonId
    hash: str
    antwoord: str
    """akkoord, geen_bezwaar or bezwaar."""
    genoteerd_door: PersoonId | None
    """Who noted it at the table; None when given on the own device."""
    moment: datetime
    bevestigd: bool | None = None


@dataclass(frozen=True)
class Bevestiging:
    """Something that was noted for someone, who confirms it later with one tap."""

    id: str
    livc_id: LivcId
    persoon_id: PersoonId | None
    rol: str | None
    """Either a person, or any holder of a role, confirms."""
    casus_id: CasusId | None
    soort: str
    """stem, mondeling, telefoon or papier."""
    wat: str
    """Words of the process zone."""
    moment: datetime
    antwoord: str | None = None
    """klopt, klopt_niet, or None while open."""
    stem_id: str | None = None


@dataclass(frozen=True)
class Getoond:
    """At which point an own item lay on the table, from when, and until when if taken back before the end."""

    item_id: ItemId
    punt_id: PuntId
    casus_id: CasusId
    van: datetime
    tot: datetime | None = None
