"""A colleague is recognised by colleagues: who may say "ja, dit is een collega", and what that opens.

A membership, a log-in link or a corrected mail address made by someone else opens nothing of an organisation
before that. Source: promise 3, "every controller keeps its own file": making accounts is no ground to read one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from app.domain.ids import LidmaatschapId, LivcId, OrganisatieId, PersoonId
from app.domain.people import DOSSIERROLLEN, Actor, Lidmaatschap, Persoon, Rol

WACHTTIJD = timedelta(days=14)
"""After that burgemeester and DPO may answer together as well (N)."""
IN_HET_LOGBOEK = relativedelta(years=1)
"""How long a recognition stays visible after the membership ended (N)."""


class Aanleiding(StrEnum):
    """What somebody else made."""

    LIDMAATSCHAP = "lidmaatschap"
    LINK = "link"
    ADRES = "adres"


class Besluit(StrEnum):
    """How a question ended."""

    JA = "ja"
    NEE = "nee"


class Weg(StrEnum):
    """Who answers."""

    COLLEGA = "collega"
    """A member of the organisation who holds a file there."""
    TWEEDE_PERSOON = "tweede_persoon"
    """The first member of an organisation: burgemeester or DPO."""
    SAMEN = "samen"
    """Nobody left, or nobody answered in time: burgemeester and DPO together."""


@dataclass(frozen=True)
class Erkenning:
    """The question whether somebody is a colleague, and its answer. Moments of the domain clock."""

    id: str
    livc_id: LivcId
    lidmaatschap_id: LidmaatschapId
    persoon_id: PersoonId
    organisatie_id: OrganisatieId
    aanleiding: Aanleiding
    gevraagd_op: datetime
    maker_id: PersoonId | None = None
    """Who made the membership, link or address; None on the command line."""
    ja_burgemeester: PersoonId | None = None
    ja_fg: PersoonId | None = None
    """The first halves of a yes that burgemeester and DPO give together."""
    besluit: Besluit | None = None
    weg: Weg | None = None
    door: PersoonId | None = None
    """Who gave the (last) answer."""
    beslist_op: datetime | None = None
    doorgegeven_op: datetime | None = None
    """When burgemeester and DPO were told that it waits for them too."""

    def is_buiten(self, persoon_id: PersoonId) -> bool:
        """Answer whether somebody is neither the maker nor the one it is about."""
        return persoon_id not in (self.maker_id, self.persoon_id)


Lid = tuple[Lidmaatschap, Persoon]


@dataclass(frozen=True)
class Kring:
    """Who could answer a question: the recognised members of the LIVC-R today."""

    leden: tuple[Lid, ...]
    ooit: frozenset[OrganisatieId]
    """Organisations that ever had a recognised member."""

    def collegas(self, vraag: Erkenning) -> frozenset[PersoonId]:
        """Return the members of the organisation who hold a file there, have an account and are not the maker."""
        return self._met(
            vraag,
            (
                (lid, p)
                for lid, p in self.leden
                if lid.organisatie_id == vraag.organisatie_id and lid.rol in DOSSIERROLLEN
            ),
        )

    def met_rol(self, vraag: Erkenning, rol: Rol) -> frozenset[PersoonId]:
        """Return who holds a role in person, has an account and is neither the maker nor the one it is about."""
        return self._met(vraag, ((lid, p) for lid, p in self.leden if lid.rol is rol))

    @staticmethod
    def _met(vraag: Erkenning, leden: Iterable[Lid]) -> frozenset[PersoonId]:
        return frozenset(p.id for _, p in leden if p.email and p.actief and vraag.is_buiten(p.id))


def wegen(vraag: Erkenning, kring: Kring, nu: datetime) -> tuple[Weg, ...]:
    """Return the ways in which a question can be answered now; more than one after the waiting time."""
    if vraag.besluit is not None:
        return ()
    if kring.collegas(vraag):
        laat = nu - vraag.gevraagd_op >= WACHTTIJD
        return (Weg.COLLEGA, Weg.SAMEN) if laat else (Weg.COLLEGA,)
    if vraag.organisatie_id not in kring.ooit:
        return (Weg.TWEEDE_PERSOON,)
    return (Weg.SAMEN,)


def weg_voor(actor: Actor, vraag: Erkenning, kring: Kring, nu: datetime) -> Weg | None:
    """Return in which way the actor may answer, None when not at all. A mandate never counts here."""
    for weg in wegen(vraag, kring, nu):
        if actor.persoon_id in antwoorders(weg, vraag, kring):
            return weg
    return None


def antwoorders(weg: Weg, vraag: Erkenning, kring: Kring) -> frozenset[PersoonId]:
    """Return who may answer in a way."""
    if weg is Weg.COLLEGA:
        return kring.collegas(vraag)
    return kring.met_rol(vraag, Rol.BURGEMEESTER) | kring.met_rol(vraag, Rol.FG)


def is_compleet(vraag: Erkenning, weg: Weg, kring: Kring) -> bool:
    """Answer whether the yeses given so far are enough.

    Together means: a burgemeester and a DPO, two persons. Where one of the two offices is vacant, made this, or is
    the one it is about, the other alone is the second person.
    """
    burgemeester, fg = vraag.ja_burgemeester, vraag.ja_fg
    if weg is not Weg.SAMEN or (burgemeester and fg):
        return vraag.door is not None
    if burgemeester:
        return not kring.met_rol(vraag, Rol.FG) - {burgemeester}
    return fg is not None and not kring.met_rol(vraag, Rol.BURGEMEESTER) - {fg}


def laatste_dag_in_logboek(einde_lidmaatschap: date | None) -> date | None:
    """Return the last day on which a recognition stays in the log, None while the membership has no end."""
    return None if einde_lidmaatschap is None else einde_lidmaatschap + IN_HET_LOGBOEK
