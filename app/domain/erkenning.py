"""A colleague is recognised by colleagues: who may say "ja, dit is een collega", and what that opens.

A membership, a log-in link or a corrected mail address made by someone else opens nothing of an organisation
before that. Source: promise 3, "every controller keeps its own file": making accounts is no ground to read one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import permutations

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
    VERVALLEN = "vervallen"
    """A newer question on the same thing took its place."""


class Weg(StrEnum):
    """Who answers."""

    COLLEGA = "collega"
    """A member of the organisation who holds a file there."""
    TWEEDE_PERSOON = "tweede_persoon"
    """The first member of an organisation: burgemeester or DPO."""
    SAMEN = "samen"
    """Of an office, where nobody is left, or nobody answered in time: burgemeester and DPO together."""


AMBTEN = frozenset({Rol.BURGEMEESTER, Rol.FG})
"""Offices that vouch for every organisation, so never given by one person and a colleague."""


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
    rol: Rol
    """Of the membership it is about."""
    maker_id: PersoonId | None = None
    """Who made the membership, link or address; None on the command line."""
    eerste_ja: PersoonId | None = None
    tweede_ja: PersoonId | None = None
    """The halves of a yes that two give together."""
    besluit: Besluit | None = None
    weg: Weg | None = None
    door: PersoonId | None = None
    """Who gave the (last) answer."""
    beslist_op: datetime | None = None
    doorgegeven_op: datetime | None = None
    """When burgemeester and DPO were told that it waits for them too."""

    @property
    def halve_jas(self) -> frozenset[PersoonId]:
        """Who said yes, of the two who say it together."""
        return frozenset(each for each in (self.eerste_ja, self.tweede_ja) if each)

    def is_buiten(self, persoon_id: PersoonId) -> bool:
        """Answer whether somebody is neither the maker nor the one it is about."""
        return persoon_id not in (self.maker_id, self.persoon_id)


Lid = tuple[Lidmaatschap, Persoon]


@dataclass(frozen=True)
class Kring:
    """Who could answer questions, today: members who were ever recognised, those who wait once more apart."""

    leden: tuple[Lid, ...]
    """Recognised today."""
    wachtend: tuple[Lid, ...] = ()
    """Recognised before, and closed until colleagues answer: not gone, so nobody takes their place."""
    ooit: frozenset[OrganisatieId] = frozenset()
    """Organisations that ever had a recognised member."""

    def collegas(self, vraag: Erkenning) -> frozenset[PersoonId]:
        """Return who of the organisation answers, has an account and is not the maker: see `_die_antwoorden`."""
        return _buiten(vraag, _die_antwoorden(self.leden, vraag))

    def gesloten_collegas(self, vraag: Erkenning) -> frozenset[PersoonId]:
        """Return those who would be colleagues, and wait themselves."""
        return _buiten(vraag, _die_antwoorden(self.wachtend, vraag))

    def ambt(self, vraag: Erkenning, rol: Rol) -> frozenset[PersoonId]:
        """Return who holds a role in person, has an account and is neither the maker nor the one it is about."""
        return _buiten(vraag, (row for row in self.leden if row[0].rol is rol))

    def plaatsen(self, vraag: Erkenning) -> tuple[frozenset[PersoonId], frozenset[PersoonId]]:
        """Return who may fill each of the two places of a yes together: burgemeester and DPO.

        A coördinator takes the place of an office that nobody can fill now: vacant, the maker's, the one it is
        about, or closed itself.
        """
        anders = self.ambt(vraag, Rol.COORDINATOR)
        return self.ambt(vraag, Rol.BURGEMEESTER) or anders, self.ambt(vraag, Rol.FG) or anders

    def samen(self, vraag: Erkenning) -> frozenset[PersoonId]:
        """Return who may (still) give half of a yes together."""
        een, twee = self.plaatsen(vraag)
        given = vraag.halve_jas
        if not given:
            return een | twee
        left = (twee if given & een else frozenset()) | (een if given & twee else frozenset())
        return left - given

    def nodig_samen(self, vraag: Erkenning) -> int:
        """Return how many have to say yes together: two, unless nobody else could ever be the second."""
        rollen = AMBTEN | {Rol.COORDINATOR}
        rows = (row for row in (*self.leden, *self.wachtend) if row[0].rol in rollen)
        return max(1, min(2, len(_buiten(vraag, rows))))


def _die_antwoorden(rows: Iterable[Lid], vraag: Erkenning) -> list[Lid]:
    """Return the members of the organisation who hold a file there; on a new information officer the korpschef.

    The korpschef appoints the information officer (Zakboekje; documentatiefiche 2022); where none has an
    account, the colleagues answer.
    """
    found = list(rows)
    if vraag.rol is Rol.INFORMATION_OFFICER and vraag.aanleiding is Aanleiding.LIDMAATSCHAP:
        korpschefs = [row for row in found if _is_korpschef(row, vraag)]
        if korpschefs:
            return korpschefs
    return [row for row in found if _is_collega(row, vraag)]


def _is_korpschef(row: Lid, vraag: Erkenning) -> bool:
    return row[0].organisatie_id == vraag.organisatie_id and row[0].rol is Rol.KORPSCHEF


def _is_collega(row: Lid, vraag: Erkenning) -> bool:
    return row[0].organisatie_id == vraag.organisatie_id and row[0].rol in DOSSIERROLLEN


def _buiten(vraag: Erkenning, leden: Iterable[Lid]) -> frozenset[PersoonId]:
    return frozenset(p.id for _, p in leden if p.email and p.actief and vraag.is_buiten(p.id))


def wegen(vraag: Erkenning, kring: Kring, nu: datetime) -> tuple[Weg, ...]:
    """Return the ways in which a question can be answered now; more than one after the waiting time."""
    if vraag.besluit is not None:
        return ()
    if vraag.rol in AMBTEN:
        return (Weg.SAMEN,)
    laat = nu - vraag.gevraagd_op >= WACHTTIJD
    if kring.collegas(vraag):
        return (Weg.COLLEGA, Weg.SAMEN) if laat else (Weg.COLLEGA,)
    if kring.gesloten_collegas(vraag):  # they are not gone: their own question comes first
        return (Weg.SAMEN,) if laat else ()
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
    """Return who may (still) answer in a way."""
    if weg is Weg.COLLEGA:
        return kring.collegas(vraag)
    if weg is Weg.TWEEDE_PERSOON:
        return kring.ambt(vraag, Rol.BURGEMEESTER) | kring.ambt(vraag, Rol.FG)
    return kring.samen(vraag)


def wie_kan(vraag: Erkenning, kring: Kring, nu: datetime) -> frozenset[PersoonId]:
    """Return everyone who may answer now, in whatever way."""
    return frozenset(each for weg in wegen(vraag, kring, nu) for each in antwoorders(weg, vraag, kring))


def is_compleet(vraag: Erkenning, weg: Weg, kring: Kring) -> bool:
    """Answer whether the yeses given so far are enough: one, or together as many as can be."""
    if weg is not Weg.SAMEN:
        return vraag.door is not None
    if kring.nodig_samen(vraag) == 1:
        return bool(vraag.halve_jas)
    return _is_paar(vraag.halve_jas, kring.plaatsen(vraag))


def _is_paar(wie: frozenset[PersoonId], plaatsen: tuple[frozenset[PersoonId], frozenset[PersoonId]]) -> bool:
    """Answer whether two different persons fill the two places."""
    een, twee = plaatsen
    return any(a in een and b in twee for a, b in permutations(wie, 2))


def is_te_beantwoorden(vraag: Erkenning, kring: Kring) -> bool:
    """Answer whether enough people could say yes, now or after the waiting time; if not, it stays shut."""
    if vraag.rol not in AMBTEN and kring.collegas(vraag):
        return True
    if vraag.rol not in AMBTEN and vraag.organisatie_id not in kring.ooit:
        return bool(antwoorders(Weg.TWEEDE_PERSOON, vraag, kring))
    plaatsen = kring.plaatsen(vraag)
    every = plaatsen[0] | plaatsen[1]
    return bool(every) if kring.nodig_samen(vraag) == 1 else _is_paar(every, plaatsen)


def laatste_dag_in_logboek(einde_lidmaatschap: date | None) -> date | None:
    """Return the last day on which a recognition stays in the log, None while the membership has no end."""
    return None if einde_lidmaatschap is None else einde_lidmaatschap + IN_HET_LOGBOEK
