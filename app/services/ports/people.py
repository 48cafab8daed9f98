"""Persons, organisations, memberships and mandates."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple, Protocol

from app.domain.ids import (
    LivcId,
    OrganisatieId,
    PersoonId,
)
from app.domain.people import Lidmaatschap, Mandaat, Organisatie, Persoon
from app.domain.zetels import VasteZetel


class Lid(NamedTuple):
    """A membership, with the person and for which organisation."""

    lidmaatschap: Lidmaatschap
    persoon: Persoon
    organisatie: Organisatie


class People(Protocol):
    """Persons and organisations (global), memberships and mandates (scoped)."""

    def persoon(self, persoon_id: PersoonId) -> Persoon: ...
    def find_by_email(self, email: str) -> Persoon | None: ...
    def save_persoon(self, persoon: Persoon) -> None: ...
    def personen(self, ids: Iterable[PersoonId]) -> Mapping[PersoonId, Persoon]: ...
    def organisatie(self, organisatie_id: OrganisatieId) -> Organisatie: ...
    def organisaties(self, livc_id: LivcId) -> Sequence[Organisatie]:
        """Return the organisations with a membership in the LIVC-R, by name."""
        ...

    def save_organisatie(self, organisatie: Organisatie) -> None: ...
    def lidmaatschappen(self, persoon_id: PersoonId, op: date) -> Sequence[Lidmaatschap]:
        """Return the memberships of a person in force on a day, over all LIVC-Rs."""
        ...

    def leden(self, livc_id: LivcId, op: date) -> Sequence[Lid]:
        """Return the recognised memberships in force on a day: the only ones that open anything."""
        ...

    def wachtenden(self, livc_id: LivcId, op: date) -> Sequence[Lid]:
        """Return the memberships in force on a day that colleagues did not recognise yet."""
        ...

    def ooit_leden(self, livc_id: LivcId) -> Sequence[Lid]:
        """Return every membership there ever was, recognised or not."""
        ...

    def find_genoemd(self, sleutel: str) -> Organisatie | None:
        """Return the organisation of this LIVC-R with a folded name (domain/organisaties)."""
        ...

    def save_naam(self, organisatie_id: OrganisatieId, sleutel: str) -> None:
        """Reserve a folded name in this LIVC-R; `ConflictError` when another organisation bears it."""
        ...

    def save_lidmaatschap(self, lid: Lidmaatschap) -> None: ...
    def mandaten(self, livc_id: LivcId, op: datetime) -> Sequence[Mandaat]:
        """Return the mandates in force."""
        ...

    def save_mandaat(self, mandaat: Mandaat) -> None: ...
    def zetels(self, livc_id: LivcId) -> Sequence[VasteZetel]:
        """Return who was ever named to a standing seat, in order of the day."""
        ...

    def save_zetel(self, zetel: VasteZetel) -> None: ...
