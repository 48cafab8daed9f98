"""The transaction: every port of the database in one."""

from collections.abc import Callable, Hashable
from contextlib import AbstractContextManager
from typing import Protocol, TypeVar

from app.domain.ids import (
    CasusId,
    LivcId,
)
from app.domain.now import Now
from app.services.ports.audit import Attest, Audit
from app.services.ports.casussen import Casussen
from app.services.ports.erkenningen import Erkenningen
from app.services.ports.fiches import Fiches
from app.services.ports.inlichtingen import Inlichtingen
from app.services.ports.instanties import Instanties
from app.services.ports.inventaris import Inventarissen
from app.services.ports.items import Items
from app.services.ports.livcs import Livcs
from app.services.ports.ontwerpen import Ontwerpen
from app.services.ports.outbox import Outbox
from app.services.ports.people import People
from app.services.ports.publicaties import Publicaties
from app.services.ports.reports import Reports
from app.services.ports.sessies import Apparaten, Sessies
from app.services.ports.slots import Slots
from app.services.ports.strategie import Strategie
from app.services.ports.tafel import Tafel
from app.services.ports.taken import Taken
from app.services.ports.verhuizingen import Verhuizingen
from app.services.ports.versies import Versies

A = TypeVar("A")


class Tx(Protocol):
    """One open transaction."""

    @property
    def livc_id(self) -> LivcId | None: ...
    @property
    def now(self) -> Now:
        """The one moment at which all that this transaction does is done; there is none outside a LIVC-R."""
        ...

    @property
    def is_lost(self) -> bool:
        """Whether the database went away meanwhile: nobody's fault, and nothing was kept."""
        ...

    @property
    def livcs(self) -> Livcs: ...
    @property
    def people(self) -> People: ...
    @property
    def erkenningen(self) -> Erkenningen: ...
    @property
    def sessies(self) -> Sessies: ...
    @property
    def apparaten(self) -> Apparaten: ...
    @property
    def versies(self) -> Versies: ...
    @property
    def ontwerpen(self) -> Ontwerpen: ...
    @property
    def publicaties(self) -> Publicaties: ...
    @property
    def slots(self) -> Slots: ...
    @property
    def casussen(self) -> Casussen: ...
    @property
    def instanties(self) -> Instanties: ...
    @property
    def taken(self) -> Taken: ...
    @property
    def tafel(self) -> Tafel: ...
    @property
    def strategie(self) -> Strategie: ...
    @property
    def items(self) -> Items: ...
    @property
    def fiches(self) -> Fiches: ...
    @property
    def inlichtingen(self) -> Inlichtingen: ...
    @property
    def outbox(self) -> Outbox: ...
    @property
    def audit(self) -> Audit: ...
    @property
    def reports(self) -> Reports: ...
    @property
    def inventaris(self) -> Inventarissen: ...
    @property
    def verhuizingen(self) -> Verhuizingen: ...

    def once(self, question: Hashable, answer: Callable[[], A]) -> A:
        """Return what was worked out under this name before; a transaction that writes works it out anew."""
        ...

    def enter(self, livc_id: LivcId) -> None:
        """Go on in one LIVC-R, in a transaction that began in none: the session says which."""
        ...

    def delete_casus(self, casus_id: CasusId, attest: Attest) -> int:
        """Delete every row of a casus in every scoped table, its slot too; return how many rows.

        Its audit rows are emptied, which the certificate answers for.
        """
        ...


class UnitOfWork(Protocol):
    """Opens transactions; commits at the end of the block, rolls back on any exception."""

    def begin(self, livc_id: LivcId | None) -> AbstractContextManager[Tx]:
        """Open a writing transaction (SQLite: BEGIN IMMEDIATE)."""
        ...

    def read(self, livc_id: LivcId | None) -> AbstractContextManager[Tx]:
        """Open a transaction for reading; it may still write an audit row (commits at the end)."""
        ...

    def close(self) -> None:
        """Let go of every connection; the next transaction opens one anew."""
        ...

    def for_page(self) -> "PageUnitOfWork":
        """Return this for one request: all that it reads in its LIVC-R is read in one transaction."""
        ...

    def checkpoint(self) -> bool:
        """Let no log file keep what was deleted (SQLite: a truncated WAL); False when a reader is in the way."""
        ...


class PageUnitOfWork(UnitOfWork, Protocol):
    """The transactions of one request; what it reads is read at one moment, and anew after it wrote."""

    def end(self) -> None:
        """Let go of what was read; the request is over."""
        ...
