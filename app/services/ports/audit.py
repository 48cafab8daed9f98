"""Who did or read what, when, and why it was allowed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from app.domain.ids import (
    CasusId,
    OrganisatieId,
    PersoonId,
)
from app.domain.logboek import Breuk, LogHoofd, Nazicht

BESCHADIGD = "tekst_beschadigd"
"""Word of the audit trail for a text that somebody may read and that could not be opened; it opens an incident."""
VERVALLEN = "bericht_vervallen"
"""Word of the audit trail for a message that was dropped and could have meant something; it is counted."""


@dataclass(frozen=True)
class AuditRegel:
    """Who did or read what, when, and why it was allowed. No content."""

    moment: datetime
    soort: str
    """schrijven or lezen."""
    wat: str
    """A word of a closed list: taak_afgewerkt, casus_gelezen, …"""
    grond: str
    """Why it was allowed, as domain/toegang words it."""
    persoon_id: PersoonId | None = None
    organisatie_id: OrganisatieId | None = None
    casus_id: CasusId | None = None
    items: tuple[str, ...] = ()
    """Ids of the register, vault, table and paper items that were shown or written."""


@dataclass(frozen=True)
class AuditView:
    """An audit row as the FG or an organisation sees it."""

    volgnummer: int
    regel: AuditRegel
    naam: str | None
    casus_code: str | None


@dataclass(frozen=True)
class LogKeuze:
    """Which rows of the log one wants to see; without a value there, all of them."""

    soort: str = ""
    """schrijven, lezen, …; "" for every kind."""
    vanaf: datetime | None = None
    tot: datetime | None = None
    """The first moment that is left out."""


ALLE_REGELS = LogKeuze()


@dataclass(frozen=True)
class Attest:
    """What answers for emptying the rows of a casus: a certificate of destruction, and the key that signs."""

    certificaat: str
    key: bytes


class Audit(Protocol):
    """The audit trail (scoped). Written rows chain per casus under its lock; read rows are sealed later."""

    def record(self, regel: AuditRegel) -> None: ...
    def seal(self, key: bytes, moment: datetime) -> int:
        """Chain the unsealed read rows with an HMAC head; return how many."""
        ...

    def is_new(self, wat: str) -> bool:
        """Answer whether a row with this word was not sealed yet."""
        ...

    def head(self) -> LogHoofd:
        """Return the last seal."""
        ...

    def zegel(self, nummer: int) -> str | None:
        """Return the seal of the row with this number."""
        ...

    def breuken(self, key: bytes, van: int = 0, tot: int | None = None) -> Sequence[Breuk]:
        """Return where rows sealed after `van`, up to `tot` or to the end, are not what was written."""
        ...

    def nazicht(self) -> Nazicht | None:
        """Return what the last night found."""
        ...

    def keep_nazicht(self, nazicht: Nazicht) -> None:
        """Keep what a night found."""
        ...

    def sign_reduced(self, key: bytes) -> int:
        """Bind what was emptied before reductions were signed; return how many rows."""
        ...

    def rows(
        self, organisatie_id: OrganisatieId | None, van: int, aantal: int, keuze: LogKeuze = ALLE_REGELS
    ) -> Sequence[AuditView]:
        """Return the newest rows first: all (FG), or those by or about one organisation's own part."""
        ...

    def veel_gelezen(self, sinds: datetime, meer_dan: int) -> Sequence[tuple[str, int]]:
        """Return who opened more casussen than that since a moment of real time, and how many."""
        ...

    def readers(self, organisatie_id: OrganisatieId) -> Sequence[AuditView]:
        """Return who read items that this organisation owns, newest first."""
        ...
