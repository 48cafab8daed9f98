"""What is known of a casus as a whole: where it stands, who takes part, what was agreed, what happened."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.domain.ids import (
    CasusId,
    LivcId,
    OrganisatieId,
    PersoonId,
)


class CasusStatus(StrEnum):
    """Where a casus stands as a whole."""

    LOPEND = "lopend"
    AFGESLOTEN = "afgesloten"
    TE_VERNIETIGEN = "te_vernietigen"


@dataclass(frozen=True)
class Casus:
    """A casus under its code; never a name. All its instances share its lock."""

    id: CasusId
    livc_id: LivcId
    code: str
    status: CasusStatus
    fase: str | None
    aangemeld_op: date
    aanmelder_id: OrganisatieId | None
    kwalificatie: str | None = None
    laatste_bespreking: date | None = None
    vernietigen_op: date | None = None
    afgesloten_op: date | None = None
    vervroegd_op: date | None = None
    """Decided that day: no longer needed. What is the gemeente's goes at once, the other holders are asked."""


class DeelnameStatus(StrEnum):
    """The relation of an organisation to a casus."""

    AANMELDER = "aanmelder"
    VOORGESTELD = "voorgesteld"
    UITGENODIGD = "uitgenodigd"
    DEELNEMER = "deelnemer"
    NEEMT_NIET_DEEL = "neemt_niet_deel"
    VERTROKKEN = "vertrokken"


@dataclass(frozen=True)
class Deelname:
    """An organisation's relation to a casus, since a moment."""

    casus_id: CasusId
    organisatie_id: OrganisatieId
    status: DeelnameStatus
    sinds: datetime
    uitgenodigd: bool = False
    """The burgemeester invited this organisation (INV-12)."""


@dataclass(frozen=True)
class Verlenging:
    """Until when a holder keeps its own file of a casus, where it decided so: it decides for nobody else (INV-39).

    Longer than the ordinary day, for reasons; or, when the casus was ended early, shorter.
    """

    livc_id: LivcId
    casus_id: CasusId
    organisatie_id: OrganisatieId
    tot: date


@dataclass(frozen=True)
class Actie:
    """An agreed action of the plan: who and of what nature; the words are in the vaults."""

    id: str
    livc_id: LivcId
    casus_id: CasusId
    nummer: int
    organisatie_id: OrganisatieId
    aard: str
    status: str
    """open, afgewerkt or vervallen."""

    @property
    def geldt(self) -> bool:
        """Whether the action still counts as agreed."""
        return self.status != "vervallen"


def geldende(acties: Iterable[Actie]) -> list[Actie]:
    """Return the actions that still count as agreed."""
    return [actie for actie in acties if actie.geldt]


@dataclass(frozen=True)
class Gebeurtenis:
    """A step that is over: process zone only, never who stayed silent (INV-10)."""

    livc_id: LivcId
    casus_id: CasusId
    moment: datetime
    proces_id: str
    element_id: str
    wat: str
    soort: str
    """stap, bericht, termijn, besluit or toegang; pad for what only the drawing shows, which has no words."""
    toestand: str = "voltooid"
    """voltooid; vervallen when something else took its place; voorbij when it is not told how it ended."""
    pijlen: tuple[str, ...] = ()
    """Ids of the sequence flows that were taken out of it."""
    door: PersoonId | None = None
    """Who took it, where the timeline says who."""
