"""What a casus is made of, as far as the process zone knows it."""
# long: the records of one casus, read together; each is a few lines

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from app.domain.execution import Variables
from app.domain.ids import (
    CasusId,
    InstantieId,
    ItemId,
    LivcId,
    OrganisatieId,
    PersoonId,
    PuntId,
    TaskId,
    VersieId,
)
from app.domain.words.step_kind import Part
from app.domain.words.steps import has_part


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


@dataclass(frozen=True)
class Instantie:
    """One execution of a procedure version. `slot` is what is locked: the casus, else the instance itself."""

    id: InstantieId
    livc_id: LivcId
    casus_id: CasusId | None
    proces_id: str
    versie_id: VersieId
    state: bytes
    variables: Variables
    organisatie_id: OrganisatieId | None = None
    """The owner of a prescreening; None elsewhere."""
    beeindigd: str | None = None
    """Id of the end event once ended."""
    actief: tuple[str, ...] = ()
    """Element ids that hold a token."""
    verhuisd: bool = False
    """It moved to another version and took no step since: what it was is kept, to go back."""

    @property
    def slot(self) -> str:
        """What is locked before this instance moves."""
        return self.casus_id or self.id


@dataclass(frozen=True)
class Taak:
    """An open task as the inbox knows it. Exactly one of role, organisation and person decides whose it is."""

    id: TaskId
    livc_id: LivcId
    instantie_id: InstantieId
    casus_id: CasusId | None
    casus_code: str | None
    proces_id: str
    element_id: str
    naam: str
    rol: str
    kind: str
    sinds: datetime
    subject: str | None = None
    form: str | None = None
    result: tuple[tuple[str, str], ...] = ()
    fase: str | None = None
    per: str | None = None
    binding: str | None = None
    organisatie_id: OrganisatieId | None = None
    persoon_id: PersoonId | None = None
    """Set for a step that only this person may take (a contribution at the table)."""
    opgenomen_door: PersoonId | None = None
    streefdatum: datetime | None = None
    plaatsvervanger: str | None = None


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


class PuntStatus(StrEnum):
    """The life of an agenda point."""

    GEVRAAGD = "gevraagd"
    OPEN = "open"
    GESLOTEN = "gesloten"
    VERDAAGD = "verdaagd"


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
    kern_reden: bool = False
    """A reason was given for a missing statutory core (the reason itself is in the papers)."""


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
        """The associated data of the encryption: LIVC-R, casus, owner, item and version."""
        place = self.casus_id or self.instantie_id or self.punt_id or ""
        return f"{self.livc_id}|{place}|{self.eigenaar_id}|{self.id}|{self.versie}"


@dataclass(frozen=True)
class Getoond:
    """At which point an own item lay on the table, from when, and until when if taken back before the end."""

    item_id: ItemId
    punt_id: PuntId
    casus_id: CasusId
    van: datetime
    tot: datetime | None = None


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


@dataclass(frozen=True)
class Certificaat:
    """F22: proof of destruction, without personal data."""

    id: str
    livc_id: LivcId
    datum: date
    soort: str
    """dossier (one holder's file), casus (all the rest) or papieren (of a meeting)."""
    sleutels: int
    rijen: int
    grond: str
    onherstelbaar_vanaf: date


@dataclass(frozen=True)
class Incident:
    """Something the worker could not do; a person may retry."""

    id: str
    livc_id: LivcId
    slot: str
    soort: str
    """termijn, bericht, mail or vernietiging; stap: a person could not go on."""
    wat: str
    """A sentence on the model that names its elements, or else only the kind of error: never a value."""
    sinds: datetime
    pogingen: int
    opgelost_op: datetime | None = None


@dataclass(frozen=True)
class Opdracht:
    """Work for the worker, written with the change that asked for it. `payload`: process zone only."""

    id: str
    livc_id: LivcId
    slot: str
    """What is locked while it is done; the id of the job itself when nothing is."""
    soort: str
    """bericht, mail or vernietiging."""
    payload: dict[str, str]
    vanaf: datetime
    pogingen: int = 0
