"""Who takes part: the LIVC-R, organisations, persons, their memberships and mandates."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cached_property

from app.domain.ids import LidmaatschapId, LivcId, OrganisatieId, PersoonId
from app.domain.meldingen import Meldingen


class Rol(StrEnum):
    """Roles of domain/01; the first five are lanes in the models as well."""

    BURGEMEESTER = "burgemeester"
    COORDINATOR = "coordinator"
    PARTNER = "partner"
    INFORMATION_OFFICER = "information_officer"
    VERSLAGGEVER = "verslaggever"
    KORPSCHEF = "korpschef"
    MANAGER = "manager"
    FG = "fg"
    BEHEERDER = "beheerder"


INHOUDSROLLEN = frozenset(
    {Rol.BURGEMEESTER, Rol.COORDINATOR, Rol.PARTNER, Rol.INFORMATION_OFFICER, Rol.VERSLAGGEVER}
)
"""Roles that take part in casework; the others never see content (domain/01 §1.2)."""

DOSSIERROLLEN = INHOUDSROLLEN - {Rol.VERSLAGGEVER}
"""Roles that keep and read the file of their organisation; a verslaggever has the papers only (domain/01 §1.2)."""

POLITIE = frozenset({Rol.INFORMATION_OFFICER, Rol.KORPSCHEF})


@dataclass(frozen=True)
class Livc:
    """One LIVC-R, the tenant. `klok` is what its domain clock is ahead of real time."""

    id: LivcId
    naam: str
    gemeente: str
    gemeente_id: OrganisatieId
    klok: timedelta = timedelta(0)
    kluizen_aan: bool = False
    demo: bool = False
    werkafspraken: int = 0
    """Which version of its own agreements holds (`domain/werkafspraken`), 0 while it has none."""


@dataclass(frozen=True)
class Organisatie:
    """An organisation; global. `soort` is a word of `domain/organisaties.Soort`."""

    id: OrganisatieId
    naam: str
    soort: str
    vorige_naam: str | None = None
    """What it was called before its name was told apart from another one (upgrade 0014)."""


def email_sleutel(email: str) -> str:
    """Return what makes two ways of typing an address the same: looked up by it, and counted by it."""
    return email.strip().casefold()


LANGSTE_EMAIL = 254
"""Of any address that mail is delivered to (RFC 5321, 4.5.3.1.3)."""


def kan_email_zijn(email: str) -> bool:
    """Answer whether an account could have this address: nothing else is looked up."""
    sleutel = email_sleutel(email)
    return 0 < len(sleutel) <= LANGSTE_EMAIL and sleutel.isprintable()


@dataclass(frozen=True)
class Persoon:
    """A professional. Without `email` and `wachtwoord_hash` someone takes part by phone and paper."""

    id: PersoonId
    naam: str
    email: str | None = None
    wachtwoord_hash: str | None = None
    actief: bool = True
    meldingen: Meldingen = Meldingen.DAGELIJKS


@dataclass(frozen=True)
class Lidmaatschap:
    """A person sits for an organisation in a role of one LIVC-R, from–to (both included).

    It opens nothing before it was recognised (`domain/erkenning`).
    """

    id: LidmaatschapId
    livc_id: LivcId
    persoon_id: PersoonId
    organisatie_id: OrganisatieId
    rol: Rol
    functie: str
    van: date
    tot: date | None = None
    erkend_op: datetime | None = None
    """When colleagues recognised it first (domain clock)."""
    wacht_sinds: datetime | None = None
    """Since when it waits for colleagues, at first or once more: somebody else made a link or an address."""
    verklaard_op: date | None = None
    """When the engagement of secrecy was confirmed for this seat (INV-18)."""
    verklaard_versie: str | None = None
    """Which version of its sentences (`domain/verklaring`)."""

    @property
    def is_erkend(self) -> bool:
        """Whether it opens anything."""
        return self.erkend_op is not None and self.wacht_sinds is None

    def geldt_op(self, day: date) -> bool:
        """Answer whether it is in force on a day."""
        if self.tot is not None and self.tot < day:
            return False
        return self.van <= day


@dataclass(frozen=True)
class Mandaat:
    """`rol` of the giver may be exercised by the receiver until `tot` ("Joris beslist voor mij tot …")."""

    id: str
    livc_id: LivcId
    rol: Rol
    gever_id: PersoonId
    nemer_id: PersoonId
    van: datetime
    tot: datetime
    ingetrokken_op: datetime | None = None


@dataclass(frozen=True)
class Actor:
    """Who acts, in one LIVC-R. One person may hold several roles and counts once."""

    persoon_id: PersoonId
    livc_id: LivcId
    lidmaatschappen: tuple[Lidmaatschap, ...]
    mandaten: frozenset[Rol] = field(default_factory=frozenset)
    werkafspraken: int = 0
    """Which version of the own agreements of the LIVC-R holds today."""

    @cached_property
    def eigen_rollen(self) -> frozenset[Rol]:
        """Roles held in person."""
        return frozenset(lid.rol for lid in self.lidmaatschappen)

    @cached_property
    def rollen(self) -> frozenset[Rol]:
        """Roles held in person or by mandate."""
        return self.eigen_rollen | self.mandaten

    @property
    def organisaties(self) -> frozenset[OrganisatieId]:
        """Organisations whose own file the actor keeps and reads."""
        return frozenset(lid.organisatie_id for lid in self.lidmaatschappen if lid.rol in DOSSIERROLLEN)

    def organisatie_voor(self, rol: str, anders: OrganisatieId) -> OrganisatieId:
        """Return for whom the actor writes in a role; by mandate or at the table that is `anders`."""
        return next((lid.organisatie_id for lid in self.lidmaatschappen if lid.rol == rol), anders)

    @property
    def organisatie_id(self) -> OrganisatieId:
        """The organisation of the first membership, for what the actor writes down."""
        return self.lidmaatschappen[0].organisatie_id
