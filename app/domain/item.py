"""What is kept encrypted: a text, the form it was written with, and the key that locks it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from operator import attrgetter

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
from app.domain.words.step_kind import Part
from app.domain.words.steps import has_part


@dataclass(frozen=True)
class Formulier:
    """With what a text was written: the kind of step, and its form as it was then.

    Code asks the kind and never the key: a LIVC-R calls its forms what it wants.
    """

    kind: str
    sleutel: str
    hash: str | None = None
    """SHA-256 of the file of the form; None for what was written without one."""


@dataclass(frozen=True)
class Item:
    """An encrypted text. `zone` is register, vault, table or papers; `inhoud` is ciphertext."""

    id: ItemId
    livc_id: LivcId
    zone: str
    eigenaar_id: OrganisatieId
    key_id: str
    soort: str
    """The key of the form at that moment, or "concept" for a half-filled form; for reading, not for deciding."""
    versie: int
    inhoud: bytes
    aangemaakt: datetime
    casus_id: CasusId | None = None
    instantie_id: InstantieId | None = None
    punt_id: PuntId | None = None
    task_id: TaskId | None = None
    auteur_id: PersoonId | None = None
    rechten: frozenset[str] = field(default_factory=frozenset)
    """What the owner permits: verslag, eigen_dossier, fiche (INV-35)."""
    ingetrokken: bool = False
    bron_id: ItemId | None = None
    """What this is a copy of: the owner's own item, or the text of the table that was written together."""
    kind: str = ""
    """The kind of the step in which it was written; "" for a half-filled form."""
    formulier: str | None = None
    """The hash of the form with which it was written: it is shown with the labels of then."""

    @property
    def geschreven_met(self) -> Formulier:
        """With what it was written; a copy keeps it."""
        return Formulier(self.kind, self.soort, self.formulier)

    @property
    def is_kopie(self) -> bool:
        """Whether the file took this along from a table; before 2026-12 a copy only named its point."""
        return self.zone == "vault" and (self.bron_id is not None or self.punt_id is not None)

    @property
    def is_eigen_actie(self) -> bool:
        """Whether these are the own rows of an agreed plan, which nobody needs to tick."""
        return self.is_kopie and has_part(self.kind, Part.PLANNING) and self.punt_id is None

    @property
    def is_eigen_inbreng(self) -> bool:
        """Whether the owner wrote this to share it."""
        return self.zone == "vault" and has_part(self.kind, Part.CONTRIBUTING) and not self.is_kopie

    @property
    def context(self) -> str:
        """The associated data of the encryption: whose it is, where it lies, and what its owner permits.

        A row that says otherwise opens nothing: who can write in the database alone widens no permission, and
        brings nothing back that was withdrawn.
        """
        lies = (self.zone, self.casus_id or "", self.instantie_id or "", self.punt_id or "", self.kind)
        permits = ("ingetrokken" if self.ingetrokken else "", *sorted(self.rechten))
        return "|".join([self.context_before, *lies, self.bron_id or "", *permits])

    @property
    def context_before(self) -> str:
        """The associated data of before permissions were bound: LIVC-R, place, owner, item and version."""
        place = self.casus_id or self.instantie_id or self.punt_id or ""
        return f"{self.livc_id}|{place}|{self.eigenaar_id}|{self.id}|{self.versie}"


def newest_first(items: Iterable[Item]) -> list[Item]:
    """Return them by when they were written."""
    return sorted(items, key=attrgetter("aangemaakt"), reverse=True)


def newest(items: Iterable[Item]) -> Item | None:
    """Return the one written last; None of none."""
    return max(items, key=attrgetter("aangemaakt"), default=None)


@dataclass(frozen=True)
class Sleutel:
    """Which key locks which scope: (zone, owner, casus | instance | point)."""

    key_id: str
    livc_id: LivcId
    zone: str
    eigenaar_id: OrganisatieId
    scope: str
    """Id of the casus (register, vault, papers of a casus), instance (prescreening, papers) or point (table)."""
    gemaakt_op: date
    casus_id: CasusId | None = None
