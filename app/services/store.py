"""The unit of work and what it keeps, in our words; the adapter is app.persistence.

One `Tx` is one transaction in one LIVC-R (`livc`), or, with `livc=None`, over the global tables only
(persons, organisations, sessions, throttling) and the worker's list of LIVC-Rs. Every statement on a
scoped table carries the LIVC-R. `get_…` raises `NotFoundError`, `find_…` returns None.
"""
# long: every promise of the store in one place, for the two adapters that keep it

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from app.domain.casus import (
    Aanwezige,
    Actie,
    Agendapunt,
    Bevestiging,
    Casus,
    Certificaat,
    Deelname,
    Gebeurtenis,
    Getoond,
    Incident,
    Instantie,
    Item,
    Opdracht,
    Overleg,
    Sleutel,
    Stem,
    Taak,
    Verlenging,
)
from app.domain.eigenaar import Bezetting
from app.domain.erkenning import Erkenning
from app.domain.execution import ArmedTimer, Bundle, Variables
from app.domain.ids import (
    CasusId,
    InstantieId,
    ItemId,
    KeyId,
    LidmaatschapId,
    LivcId,
    OrganisatieId,
    PersoonId,
    PuntId,
    TaskId,
    VersieId,
)
from app.domain.inventaris import Bewaard
from app.domain.people import Lidmaatschap, Livc, Mandaat, Organisatie, Persoon


@dataclass(frozen=True)
class Sessie:
    """A log-in; only the SHA-256 of the random cookie value is kept. Real time."""

    hash: str
    persoon_id: PersoonId
    livc_id: LivcId | None
    aangemaakt: datetime
    laatst_gezien: datetime
    vers_op: datetime
    """When the password was last given, for steps that ask for a fresh log-in."""


@dataclass(frozen=True)
class AccountLink:
    """A one-time link to set a password; only its SHA-256 is kept."""

    hash: str
    persoon_id: PersoonId
    soort: str
    verloopt: datetime
    gebruikt_op: datetime | None = None


@dataclass(frozen=True)
class Apparaat:
    """A browser in which a person logged in; only the SHA-256 of the secret in its cookie is kept. Real time."""

    hash: str
    persoon_id: PersoonId
    sinds: datetime
    laatst_gezien: datetime
    """When this person last logged in with it."""


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
class CasusZicht:
    """Which casussen an actor sees, as domain/toegang decides; the query filters with nothing else."""

    alle: bool
    organisaties: frozenset[OrganisatieId] = field(default_factory=frozenset)
    statussen: frozenset[str] = field(default_factory=frozenset)
    """Statuses of `Deelname` that give sight."""
    persoon_id: PersoonId | None = None
    """Sees casussen with an open point this person effectively takes part in."""


@dataclass(frozen=True)
class TaakZicht:
    """Which open tasks an actor sees, as domain/toegang decides."""

    rollen: frozenset[str]
    organisaties: frozenset[OrganisatieId]
    persoon_id: PersoonId
    voorzitter: bool = False
    """Sees the table steps of open points (they are in nobody's inbox)."""
    noteert: Bezetting | None = None
    """Of a coördinator: who there is today, so that what others cannot do themselves is there to be noted."""


@dataclass(frozen=True)
class TaakFilter:
    """What the reader of an inbox asked for."""

    fase: str | None = None
    te_laat_op: datetime | None = None
    """Only tasks due before this moment."""
    soorten: frozenset[str] = frozenset()
    """Only tasks of these kinds; empty for all."""
    casus_id: CasusId | None = None
    van: int = 0
    aantal: int = 50


@dataclass(frozen=True)
class TaakTerPlaatse:
    """An open task with the instance and the casus it belongs to."""

    taak: Taak
    instantie: Instantie
    casus: Casus | None
    heeft_concept: bool
    """Whether a half-filled form is kept for it, of whatever organisation."""


@dataclass(frozen=True)
class Wijziging:
    """What a move changes in the rows of an instance: what is new, and the ids of what is gone."""

    taken: Sequence[Taak]
    weg: Sequence[TaskId]
    timers: Sequence[ArmedTimer]
    """New ones, and those that are due at another moment; these are among `ontwapend` too."""
    ontwapend: Sequence[TaskId]
    wacht_op: frozenset[str]


@dataclass(frozen=True)
class Telling:
    """Counts for managers; no list of casussen."""

    lopend: int
    afgesloten: int
    per_fase: Mapping[str, int]
    per_jaar: Mapping[int, int]
    """Aanmeldingen per year."""
    doorlooptijden: tuple[int, ...]
    """Days from aanmelding to afsluiting of closed casussen."""
    laatste_overleg: datetime | None
    incidenten: int
    te_laat: int


@dataclass(frozen=True)
class ProcedureStand:
    """A procedure in force: how many instances run, and how many of them on an older version."""

    proces_id: str
    versie_id: VersieId
    gepubliceerd_op: datetime
    lopend: int
    ouder: int


@dataclass(frozen=True)
class Lopend:
    """A running instance with the code of its casus; None when it stands alone."""

    instantie: Instantie
    code: str | None


@dataclass(frozen=True)
class Verhuizing:
    """What an instance was before it moved to another version. Process zone only."""

    livc_id: LivcId
    instantie_id: InstantieId
    slot: str
    casus_id: CasusId | None
    proces_id: str
    van: VersieId
    naar: VersieId
    moment: datetime
    state: bytes
    variables: Variables
    taken: tuple[Taak, ...] | None
    """The rows of its open tasks; None when the move changed none."""


@dataclass(frozen=True)
class Nacht:
    """What the inventory of one night found, in numbers."""

    dag: date
    sleutels: int
    """Keys that could be opened."""
    over: int
    """Of these, the ones beyond their last day."""
    wezen: frozenset[str] = frozenset()
    """Ids of the keys that no row named, to know how long they are there."""


@dataclass(frozen=True)
class IncidentPlek:
    """An instance in a slot that had an incident: of which casus, and how often it failed since it was cleared."""

    instantie: Instantie
    casus_code: str | None
    pogingen: int


class Livcs(Protocol):
    """LIVC-Rs (global)."""

    def get(self, livc_id: LivcId) -> Livc: ...
    def all(self) -> Sequence[Livc]: ...
    def with_work(self, real_now: datetime) -> Sequence[LivcId]:
        """Return the LIVC-Rs with a timer, job or point due; timers and points on the clock of each."""
        ...

    def save(self, livc: Livc) -> None: ...
    def instelling(self, livc_id: LivcId, sleutel: str) -> str | None:
        """Return the setting in force: the latest version whose date has come."""
        ...

    def heartbeat(self) -> datetime | None:
        """Return when a worker last said that it lives (real time, one row for the installation)."""
        ...

    def beat(self, moment: datetime) -> None:
        """Say that a worker lives."""
        ...

    def keyring(self) -> str | None:
        """Return the keyring of this database, None before the first start (one row for the installation)."""
        ...

    def bind_keyring(self, keyring_id: str) -> None:
        """Remember the keyring; the first one stays."""
        ...

    def save_instelling(
        self, livc_id: LivcId, sleutel: str, waarde: str, van: date, door: PersoonId | None
    ) -> None:
        """Add a version of a setting; earlier ones stay."""
        ...


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

    def leden(self, livc_id: LivcId, op: date) -> Sequence[tuple[Lidmaatschap, Persoon, Organisatie]]:
        """Return the recognised memberships in force on a day: the only ones that open anything."""
        ...

    def wachtenden(self, livc_id: LivcId, op: date) -> Sequence[tuple[Lidmaatschap, Persoon, Organisatie]]:
        """Return the memberships in force on a day that colleagues did not recognise yet."""
        ...

    def ooit_leden(self, livc_id: LivcId) -> Sequence[tuple[Lidmaatschap, Persoon, Organisatie]]:
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


class Erkenningen(Protocol):
    """Whether somebody is a colleague: questions and answers of one LIVC-R."""

    def find(self, erkenning_id: str) -> Erkenning | None: ...
    def lock(self) -> None:
        """Let nobody else in this LIVC-R answer or ask until the end of the transaction."""
        ...

    def open_(self) -> Sequence[Erkenning]:
        """Return the questions without an answer, oldest first."""
        ...

    def of_organisaties(
        self, organisaties: frozenset[OrganisatieId] | None, van: int, aantal: int
    ) -> Sequence[Erkenning]:
        """Return a page of questions, newest first; None means of every organisation."""
        ...

    def save(self, erkenning: Erkenning) -> None: ...
    def forget(self, lidmaatschappen: Sequence[LidmaatschapId]) -> int: ...


class Sessies(Protocol):
    """Server-side sessions, one-time links and throttling (global, real time)."""

    def find(self, hash: str) -> Sessie | None:
        """Return a session that was not revoked."""
        ...

    def add(self, sessie: Sessie) -> None: ...
    def touch(self, hash: str, moment: datetime) -> None: ...
    def set_livc(self, hash: str, livc_id: LivcId) -> None: ...
    def revoke(self, hash: str) -> None: ...
    def revoke_all(self, persoon_id: PersoonId) -> None: ...
    def purge(self, before: datetime) -> int: ...
    def add_link(self, link: AccountLink) -> None: ...
    def find_link(self, hash: str) -> AccountLink | None: ...
    def use_link(self, hash: str, moment: datetime) -> bool:
        """Mark a link used; False when it was used already (one statement, so that it is used once)."""
        ...

    def use_links(self, persoon_id: PersoonId, moment: datetime) -> None:
        """Mark every link of a person used."""
        ...

    def end_links(self, persoon_id: PersoonId, soort: str, moment: datetime) -> None:
        """Mark the links of one kind of a person used."""
        ...

    def count_attempts(self, sleutel: str, since: datetime) -> int: ...
    def attempts(self, sleutel: str, since: datetime) -> tuple[int, datetime | None]:
        """Count the attempts since a moment, and return when the last one was."""
        ...

    def hold_attempts(self, sleutels: Iterable[str]) -> None:
        """Wait for other transactions that count under these keys; hold them until the end."""
        ...

    def add_attempt(self, sleutel: str, moment: datetime) -> int:
        """Count an attempt, and return its number."""
        ...

    def take_back(self, nummers: Iterable[int]) -> None:
        """Uncount these attempts."""
        ...

    def clear_attempts(self, sleutel: str) -> None: ...


class Apparaten(Protocol):
    """Browsers people are known to log in with (global, real time)."""

    def add(self, apparaat: Apparaat) -> None: ...
    def among(self, hashes: Iterable[str]) -> Sequence[Apparaat]:
        """Return the devices with these hashes."""
        ...

    def touch(self, hash: str, moment: datetime) -> None: ...
    def revoke_all(self, persoon_id: PersoonId) -> None: ...
    def purge(self, before: datetime) -> int: ...


class Versies(Protocol):
    """Immutable procedure versions (scoped)."""

    def get(self, versie_id: VersieId) -> Bundle:
        """Return a version; cached in the process, for it never changes."""
        ...

    def find_current(self, proces_id: str) -> Bundle | None:
        """Return the version in force."""
        ...

    def publish(self, bundle: Bundle, moment: datetime) -> None:
        """Put a version in force; the same content twice is one version."""
        ...


class Slots(Protocol):
    """Locks: one row per casus and per free-standing instance."""

    def add(self, slot: str) -> None: ...
    def lock(self, slot: str) -> None:
        """Wait for the lock and hold it until the end of the transaction; `NotFoundError` when gone."""
        ...

    def claim_due(self, now: datetime, real_now: datetime) -> str | None:
        """Lock and return a slot that has a timer due at `now`, skipping locked ones and those backing off.

        What it costs depends neither on how many timers are armed nor on how many slots back off.
        """
        ...

    def back_off(self, slot: str, until: datetime) -> int:
        """Count a failed attempt, do not claim before `until` (real time); return the attempts so far."""
        ...

    def postpone(self, slot: str, until: datetime) -> None:
        """Do not claim before `until` (real time), without counting."""
        ...

    def is_resting(self, slot: str, real_now: datetime) -> bool:
        """Answer whether the slot backs off after a failure."""
        ...

    def clear(self, slot: str) -> bool:
        """Forget failed attempts; answer whether there were any."""
        ...


class Casussen(Protocol):
    """Casussen and what belongs to them (scoped)."""

    def get(self, casus_id: CasusId) -> Casus: ...
    def find_by_code(self, code: str) -> Casus | None: ...
    def save(self, casus: Casus) -> None: ...
    def next_code(self, year: int) -> str:
        """Return the next code, such as "2026-03"; the number is never used twice."""
        ...

    def visible(self, zicht: CasusZicht) -> Sequence[Casus]: ...
    def is_visible(self, casus_id: CasusId, zicht: CasusZicht) -> bool:
        """Answer with the same filter as `visible`."""
        ...

    def deelnames(self, casus_id: CasusId) -> Sequence[Deelname]: ...
    def save_deelname(self, deelname: Deelname, livc_id: LivcId) -> None: ...
    def verlengingen(self, casus_id: CasusId) -> Sequence[Verlenging]:
        """Return which holders keep their own file of a casus longer, at most one line for each."""
        ...

    def save_verlenging(self, verlenging: Verlenging) -> None:
        """Add or change until when a holder keeps its own file."""
        ...

    def forget_verlenging(self, casus_id: CasusId, organisatie_id: OrganisatieId) -> None: ...
    def forget_verlengingen(self, casus_id: CasusId) -> None:
        """Forget those of all holders: a new discussion restarts the year for everyone."""
        ...

    def acties(self, casus_id: CasusId) -> Sequence[Actie]: ...
    def save_actie(self, actie: Actie) -> None: ...
    def add_gebeurtenissen(self, gebeurtenissen: Iterable[Gebeurtenis]) -> None: ...
    def gebeurtenissen(self, casus_id: CasusId) -> Sequence[Gebeurtenis]:
        """Return the timeline: the lines of the history that have words, the oldest first."""
        ...

    def geschiedenis(self, casus_id: CasusId) -> Sequence[Gebeurtenis]:
        """Return the whole history, the oldest first."""
        ...

    def doorlopen(self, casus_id: CasusId) -> frozenset[str]:
        """Return the ids of all elements and sequence flows that were passed."""
        ...

    def aangemeld_door(self, organisatie_id: OrganisatieId) -> Sequence[Casus]:
        """Return the casussen an organisation brought in."""
        ...


class Instanties(Protocol):
    """Instances, their open tasks and armed timers (scoped)."""

    def get(self, instantie_id: InstantieId) -> Instantie: ...
    def of_slot(self, slot: str) -> Sequence[Instantie]:
        """Return all instances of a casus, or the one free-standing instance."""
        ...

    def with_due_timer(self, slot: str, now: datetime) -> Sequence[Instantie]:
        """Return the instances of a slot in which a timer is due, the longest waiting first."""
        ...

    def of_process(self, proces_id: str, lopend: bool = True) -> Sequence[Instantie]: ...
    def save(
        self,
        instantie: Instantie,
        taken: Sequence[Taak],
        timers: Sequence[ArmedTimer],
        wacht_op: frozenset[str],
    ) -> None:
        """Write state, and make tasks, timers and awaited messages exactly these.

        A task that stays keeps its `opgenomen_door`, `sinds`, `streefdatum`, `organisatie_id` and `persoon_id`.
        """
        ...

    def keep(self, instantie: Instantie, wijziging: Wijziging) -> None:
        """Write state and what changed among its tasks and timers, in at most five statements."""
        ...

    def delete(self, instantie_id: InstantieId) -> None: ...
    def waits_for(self, slot: str, bericht: str) -> Sequence[Instantie]:
        """Return the instances in a slot that wait for a message."""
        ...

    def timers(self, slot: str) -> Sequence[ArmedTimer]: ...
    def next_timer(self) -> datetime | None:
        """Return the earliest due moment in the LIVC-R, for "spring naar de volgende termijn"."""
        ...


class Taken(Protocol):
    """Open tasks, for reading and claiming (scoped)."""

    def find(self, task_id: TaskId) -> Taak | None: ...
    def find_in_place(self, task_id: TaskId) -> TaakTerPlaatse | None: ...
    def lock(self, task_id: TaskId) -> TaakTerPlaatse | None:
        """Lock the slot of a task and return it as it stands then; None when it is not open any more."""
        ...

    def of_slot(self, slot: str) -> Sequence[Taak]: ...
    def inbox(self, zicht: TaakZicht, filter: TaakFilter) -> Sequence[Taak]:
        """Return a page of open tasks, the most urgent first."""
        ...

    def count(self, zicht: TaakZicht, filter: TaakFilter) -> int: ...
    def assign(self, task_id: TaskId, persoon_id: PersoonId | None) -> None:
        """Set or clear who took the task on."""
        ...


class Tafel(Protocol):
    """Meetings, agenda points, attendance and votes (scoped)."""

    def overleggen(self) -> Sequence[Overleg]: ...
    def overleg(self, overleg_id: InstantieId) -> Overleg: ...
    def save_overleg(self, overleg: Overleg) -> None: ...
    def punt(self, punt_id: PuntId) -> Agendapunt: ...
    def punten(self, overleg_id: InstantieId | None) -> Sequence[Agendapunt]:
        """Return the points of a meeting, or those not yet on any agenda, in order."""
        ...

    def find_open_punt(self, casus_id: CasusId) -> Agendapunt | None: ...
    def open_punten_te_sluiten(self, op: datetime) -> Sequence[Agendapunt]: ...
    def save_punt(self, punt: Agendapunt) -> None: ...
    def aanwezigen(self, punt_id: PuntId) -> Sequence[Aanwezige]: ...
    def save_aanwezige(self, aanwezige: Aanwezige, livc_id: LivcId) -> None: ...
    def laatste_punt(self, casus_id: CasusId) -> Agendapunt | None:
        """Return the point of the casus that was opened last."""
        ...

    def stemmen(self, task_id: TaskId, ronde: int) -> Sequence[Stem]: ...
    def save_stem(self, stem: Stem) -> None: ...
    def bevestigingen(self, persoon_id: PersoonId, rollen: frozenset[str]) -> Sequence[Bevestiging]:
        """Return what waits for this person's, or these roles', confirmation."""
        ...

    def bevestiging(self, bevestiging_id: str) -> Bevestiging: ...
    def save_bevestiging(self, bevestiging: Bevestiging) -> None: ...


class Items(Protocol):
    """Encrypted texts and which key locks them (scoped). The adapter never sees plaintext."""

    def add(self, item: Item) -> None: ...
    def get(self, item_id: ItemId) -> Item: ...
    def replace(self, item: Item) -> None:
        """Write a new version of an item."""
        ...

    def delete(self, item_id: ItemId) -> None: ...
    def of_casus(
        self, casus_id: CasusId, zone: str, eigenaar_id: OrganisatieId | None = None
    ) -> Sequence[Item]: ...
    def of_punt(self, punt_id: PuntId) -> Sequence[Item]: ...
    def of_instantie(self, instantie_id: InstantieId) -> Sequence[Item]: ...
    def find_concept(self, task_id: TaskId, eigenaar_id: OrganisatieId) -> Item | None: ...
    def delete_concepts(self, task_id: TaskId) -> int: ...
    def of_eigenaar(self, eigenaar_id: OrganisatieId) -> Sequence[Item]: ...
    def kopieen(self, bron_id: ItemId) -> Sequence[Item]:
        """Return the copies of an item, in whatever file."""
        ...

    def save_getoond(self, getoond: Getoond, livc_id: LivcId) -> None:
        """Note that an item lies on the table of a point, or that it was taken back."""
        ...

    def getoond(self, item_id: ItemId) -> Sequence[Getoond]:
        """Return the points at which an item lay on the table, the earliest first."""
        ...

    def find_sleutel(self, zone: str, eigenaar_id: OrganisatieId, scope: str) -> Sleutel | None: ...
    def add_sleutel(self, sleutel: Sleutel) -> None: ...
    def add_genoemd(self, key_id: KeyId, casussen: Iterable[CasusId]) -> None:
        """Note which casussen a key may speak of, beside its own: it goes with the first of them."""
        ...

    def sleutels_die_noemen(self, casus_id: CasusId) -> Sequence[Sleutel]:
        """Return the keys, of something else, that may speak of a casus."""
        ...

    def find_sleutels(self, key_ids: Iterable[str]) -> Sequence[Sleutel]: ...
    def sleutels(self, casus_id: CasusId) -> Sequence[Sleutel]: ...
    def sleutels_of_scope(self, scope: str) -> Sequence[Sleutel]: ...
    def key_ids(self) -> frozenset[str]:
        """Return all key ids in use in the LIVC-R (global over LIVC-Rs when the unit of work has none)."""
        ...

    def delete_key(self, key_id: str) -> int:
        """Delete the key's row and every item it locks; return the number of items."""
        ...


class Outbox(Protocol):
    """Jobs for the worker, incidents, certificates (scoped)."""

    def add(self, opdracht: Opdracht, dedupe: str | None = None) -> None:
        """Add a job; a second one with the same `dedupe` is not added."""
        ...

    def add_all(self, opdrachten: Sequence[tuple[Opdracht, str]]) -> None:
        """Add jobs, each with its `dedupe`, in one statement."""
        ...

    def claim(self, now: datetime) -> Opdracht | None:
        """Lock and return the oldest job that is due (real time), skipping locked ones and incidents."""
        ...

    def done(self, opdracht_id: str) -> None: ...
    def back_off(self, opdracht_id: str, until: datetime) -> int:
        """Count a failed attempt; return the attempts so far."""
        ...

    def pending(self, soort: str | None = None) -> Sequence[Opdracht]: ...
    def postpone(self, opdracht_id: str, until: datetime) -> None:
        """Do not claim before `until` (real time), without counting."""
        ...

    def park(self, opdracht_id: str) -> None:
        """Leave a job until a person retries it."""
        ...

    def unpark(self, slot: str, now: datetime) -> int:
        """Let the jobs of a slot that failed be tried again from now on, those that wait for a person too."""
        ...

    def add_incident(self, incident: Incident) -> None: ...
    def incidenten(self, open_: bool = True) -> Sequence[Incident]: ...
    def resolve_incident(self, incident_id: str, moment: datetime) -> Incident: ...
    def add_certificaat(self, certificaat: Certificaat) -> None:
        """Add it; the same id twice changes nothing."""
        ...

    def certificaten(self) -> Sequence[Certificaat]: ...


class Audit(Protocol):
    """The audit trail (scoped). Written rows chain per casus under its lock; read rows are sealed later."""

    def record(self, regel: AuditRegel) -> None: ...
    def seal(self, key: bytes, moment: datetime) -> int:
        """Chain the unsealed read rows with an HMAC head; return how many."""
        ...

    def head(self) -> str: ...
    def verify(self, key: bytes) -> bool:
        """Answer whether every chain is whole."""
        ...

    def reduce(self, casus_id: CasusId) -> int:
        """Remove person, organisation, casus and items of a destroyed casus' rows; keep the commitments."""
        ...

    def rows(self, organisatie_id: OrganisatieId | None, van: int, aantal: int) -> Sequence[AuditView]:
        """Return the newest rows first: all (FG), or those by or about one organisation's own part."""
        ...

    def readers(self, organisatie_id: OrganisatieId) -> Sequence[AuditView]:
        """Return who read items that this organisation owns, newest first."""
        ...


class Reports(Protocol):
    """Counts (scoped), by a query that reads no identity."""

    def telling(self, now: datetime) -> Telling: ...
    def vervallen_berichten(self, sinds: datetime) -> int:
        """Count the messages that were dropped since a moment of real time."""
        ...

    def termijnen(self, tot: datetime, aantal: int) -> Sequence[tuple[Casus, ArmedTimer]]:
        """Return the timers of casussen due before a moment."""
        ...

    def plekken(self, slots: Iterable[str]) -> Sequence[IncidentPlek]:
        """Return the instances in these slots."""
        ...


class Verhuizingen(Protocol):
    """Moves of instances between versions, and what they were until their next step (scoped)."""

    def standen(self) -> Sequence[ProcedureStand]:
        """Return the procedures in force."""
        ...

    def lopend(self, proces_id: str, niet_op: VersieId) -> Sequence[Lopend]:
        """Return the running instances of a process that are not on a version."""
        ...

    def keep(self, terug: Verhuizing) -> None:
        """Keep what an instance was before it moved; only the last move can be undone."""
        ...

    def find(self, instantie_id: InstantieId) -> Verhuizing | None: ...
    def of_process(self, proces_id: str) -> Sequence[tuple[InstantieId, str | None, datetime]]:
        """Return what can be undone: instance, code of its casus, moment."""
        ...

    def forget(self, instantie_id: InstantieId) -> None: ...


class Inventarissen(Protocol):
    """Every key with what decides its last day, and what each night found (scoped)."""

    def bewaard(self) -> Sequence[Bewaard]:
        """Return every row of a key; no key is opened for it."""
        ...

    def overleggen_met_punten(self, tot: date) -> Sequence[InstantieId]:
        """Return the meetings before a day of which points are left that are about no casus."""
        ...

    def delete_punten(self, overleg_id: InstantieId) -> int:
        """Delete the points of a meeting that are about no casus, with who took part; return how many."""
        ...

    def save(self, nacht: Nacht) -> None: ...
    def nachten(self, sinds: date) -> Sequence[Nacht]:
        """Return what the nights since a day found, the latest first."""
        ...

    def forget(self, voor: date) -> int: ...


class Tx(Protocol):
    """One open transaction."""

    @property
    def livc_id(self) -> LivcId | None: ...
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
    def items(self) -> Items: ...
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

    def enter(self, livc_id: LivcId) -> None:
        """Go on in one LIVC-R, in a transaction that began in none: the session says which."""
        ...

    def delete_casus(self, casus_id: CasusId) -> int:
        """Delete every row of a casus in every scoped table, its slot too; return how many rows."""
        ...


class UnitOfWork(Protocol):
    """Opens transactions; commits at the end of the block, rolls back on any exception."""

    def begin(self, livc_id: LivcId | None) -> AbstractContextManager[Tx]:
        """Open a writing transaction (SQLite: BEGIN IMMEDIATE)."""
        ...

    def read(self, livc_id: LivcId | None) -> AbstractContextManager[Tx]:
        """Open a transaction for reading; it may still write an audit row (commits at the end)."""
        ...

    def checkpoint(self) -> bool:
        """Let no log file keep what was deleted (SQLite: a truncated WAL); False when a reader is in the way."""
        ...
