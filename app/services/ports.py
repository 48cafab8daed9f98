"""What the use cases need from the outside, in our words; adapters live in the technology packages."""
# long: every port in one place, for the adapters that keep its promises

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol

from app.domain.errors import ModelError
from app.domain.execution import Bindings, Bundle, InstanceState, Moved, Value, Variables
from app.domain.explanation import Explanation, Outcome
from app.domain.ids import InstantieId, KeyId, LivcId, OrganisatieId, TaskId
from app.domain.migration import Answers, MigrationPlan

Zone = Literal["process", "register", "vault", "table", "papers"]


class Clock(Protocol):
    """The real time, for sessions, throttling, audit and the base of every domain clock."""

    def now(self) -> datetime:
        """Return the present moment as an aware UTC datetime."""
        ...


class Engine(Protocol):
    """Executes procedure versions. Every call returns new values and changes nothing it was given.

    Every call settles: it runs until only user tasks, timers and messages are waited for. All raise
    `EngineError` when the step cannot be done; the given state then still is the truth.
    `now` is the domain clock of the LIVC-R, aware UTC.
    """

    def ensure_can_run(self, bundle: Bundle) -> None:
        """Raise `ModelError` for a version of which no instance could ever start."""
        ...

    def start(
        self,
        bundle: Bundle,
        instance_id: InstantieId,
        variables: Variables,
        bindings: Bindings,
        now: datetime,
    ) -> Moved:
        """Start an instance at its only start event; `variables` are what the message carries."""
        ...

    def complete(
        self,
        bundle: Bundle,
        instance: InstanceState,
        task_id: TaskId,
        variables: Variables,
        bindings: Bindings,
        now: datetime,
    ) -> Moved:
        """Complete a READY user task and write `variables`. Raises `TaskNotOpenError` when not READY."""
        ...

    def tick(
        self, bundle: Bundle, instance: InstanceState, variables: Variables, bindings: Bindings, now: datetime
    ) -> Moved:
        """Fire every timer due at `now` (due_at <= now), in order of due moment."""
        ...

    def deliver(
        self,
        bundle: Bundle,
        instance: InstanceState,
        message: str,
        variables: Variables,
        bindings: Bindings,
        now: datetime,
    ) -> Moved:
        """Give a message to the event that waits for it; `ConflictError` when nothing waits."""
        ...

    def plan_migration(
        self,
        old: Bundle,
        new: Bundle,
        instance: InstanceState,
        answers: Answers,
        bindings: Bindings,
        now: datetime,
    ) -> MigrationPlan:
        """Return what would become of an instance on another version, without moving anything.

        What would go on by itself at once is tried, so that no plan promises a move that fails.
        """
        ...

    def migrate(
        self,
        old: Bundle,
        new: Bundle,
        instance: InstanceState,
        answers: Answers,
        bindings: Bindings,
        now: datetime,
    ) -> Moved:
        """Move an instance to another version; `ConflictError` when its plan says that it stays, or asks.

        Task ids, moments and data stay. On the new version already, nothing happens. Timers do not fire here.
        """
        ...

    def inspect(self, bundle: Bundle, instance: InstanceState) -> Moved:
        """Return tasks, timers, waiting messages and active elements without moving anything."""
        ...

    def explain(self, bundle: Bundle, instance: InstanceState) -> tuple[Explanation, ...]:
        """Return for everything that is open why, since when, what it waits for and what follows."""
        ...


@dataclass(frozen=True)
class FieldView:
    """One form field as a template needs it; `options` are (value, label) pairs."""

    key: str
    type: str
    label: str
    description: str
    required: bool
    zone: Zone
    privacy: str
    options: tuple[tuple[str, str], ...] = ()
    properties: Mapping[str, str] = field(default_factory=dict)
    show_if: tuple[str, tuple[str, ...]] | None = None
    """(other field, its values) under which this field is asked; None means always."""


@dataclass(frozen=True)
class FormView:
    """A form as a template needs it."""

    key: str
    title: str
    intro: str
    legal_basis: str
    fields: tuple[FieldView, ...]


@dataclass(frozen=True)
class FormData:
    """Accepted input, split by zone; JSON-ready values (dates as ISO text in the texts, as date in process)."""

    process: Mapping[str, Value]
    texts: Mapping[Zone, Mapping[str, object]]
    rows: Mapping[str, tuple[Mapping[str, str], ...]] = field(default_factory=dict)
    """The process part of repeated rows, such as the actions of a plan."""
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Ids chosen in a field with a source (organisaties, deelnemers, leden)."""


Options = Mapping[str, Sequence[tuple[str, str]]]
"""For each source (organisaties, deelnemers, leden) the (value, label) pairs one may choose."""


class FormValidator(Protocol):
    """The forms of the procedure: shown from, and validated by, the same file."""

    def keys(self) -> tuple[str, ...]:
        """Return the keys of all forms, in order."""
        ...

    def view(
        self,
        key: str,
        options: Options | None = None,
        *,
        context: Mapping[str, str] = ...,
        zones: Collection[Zone] | None = None,
    ) -> FormView:
        """Return the form; raises `NotFoundError`.

        `options` fill the fields with a source, `context` are process variables as text, `zones` limits the
        form to those zones (paper-light); None means all.
        """
        ...

    def validate(
        self,
        key: str,
        raw: Mapping[str, Sequence[str]],
        options: Options | None = None,
        *,
        context: Mapping[str, str] = ...,
        zones: Collection[Zone] | None = None,
    ) -> FormData:
        """Validate the values of a posted form; raises `FormInvalidError` naming every field at fault."""
        ...


class KeyStore(Protocol):
    """Data keys, outside the database: a key that was destroyed never comes back.

    `owner` is the organisation whose key wraps the data key. Durable when the call returns.
    """

    def create(self, livc: LivcId, owner: OrganisatieId) -> KeyId:
        """Make a data key and return its random id."""
        ...

    def encrypt(self, key: KeyId, plaintext: bytes, context: str) -> bytes:
        """Encrypt with AES-256-GCM; `context` is bound as associated data. Raises `KeyMissingError`."""
        ...

    def decrypt(self, key: KeyId, ciphertext: bytes, context: str) -> bytes:
        """Decrypt; raises `KeyMissingError` when the key is gone or anything was altered."""
        ...

    def destroy(self, key: KeyId) -> None:
        """Destroy the key; destroying twice is not an error."""
        ...

    def exists(self, key: KeyId) -> bool:
        """Answer whether the key is still there."""
        ...

    def ids(self) -> frozenset[KeyId]:
        """Return all ids, to sweep orphans."""
        ...

    def owners(self) -> Mapping[KeyId, tuple[LivcId, OrganisatieId]]:
        """Return for every key of which LIVC-R and which organisation it is; none is opened."""
        ...


@dataclass(frozen=True)
class LedgerEntry:
    """One destruction: random ids only."""

    certificate_id: str
    key_ids: tuple[KeyId, ...]
    moment: datetime


class DestructionLedger(Protocol):
    """A signed, append-only list of destructions, kept outside both backups."""

    def append(self, entry: LedgerEntry) -> None:
        """Append durably; appending the same certificate twice changes nothing."""
        ...

    def entries(self) -> tuple[LedgerEntry, ...]:
        """Return all entries; raises `KeyMissingError` when a signature does not fit."""
        ...


@dataclass(frozen=True)
class Mail:
    """A content-free message."""

    to: str
    subject: str
    body: str
    message_id: str


class Mailer(Protocol):
    """Sends a mail, or raises `DeliveryError` from this module."""

    def send(self, mail: Mail) -> None:
        """Send; the worker retries after an error."""
        ...


class DeliveryError(Exception):
    """The mail could not be handed over; try again later."""


class PasswordHasher(Protocol):
    """argon2id: slow and large on purpose, so only few at a time; more raise `TooBusyError`."""

    def ensure_place(self, *, bekend: bool) -> None:
        """Raise `TooBusyError` when the row is full now, so that nothing is begun in vain."""
        ...

    def hash(self, password: str) -> str:
        """Return the encoded hash."""
        ...

    def verify(self, encoded: str, password: str, *, bekend: bool = False) -> bool:
        """Answer whether the password fits. Who is `bekend` does not stand in the row of the strangers."""
        ...


# How models are read, for the screens and the use cases (adapter: app.procedure).


@dataclass(frozen=True)
class VariableDefinition:
    """A declared process variable. `type` is enum, boolean, date or integer."""

    name: str
    type: str
    values: Mapping[str, str]
    """For an enum: the allowed values with the words for people."""
    writer: str


@dataclass(frozen=True)
class RecordedField:
    """A field of a form whose answer a step puts in a process variable; an outcome is no field."""

    variable: str
    process_id: str
    element_id: str
    form: str
    field: str
    outcome: str | None
    """The variable of the step's outcome: without a value the step was never taken."""


class Procedure(Protocol):
    """What can be read from a procedure version without running it."""

    def outcomes(self, bundle: Bundle, process_id: str, element_id: str) -> tuple[Outcome, ...]:
        """Return the outcomes of a user task in the order of the model; one "klaar" when it has one exit."""
        ...

    def closes(self, bundle: Bundle, process_id: str, element_id: str, value: str) -> bool:
        """Answer whether every way behind an outcome closes the casus, and none comes back to the table."""
        ...

    def variables(self, bundle: Bundle) -> Mapping[str, VariableDefinition]:
        """Return every declared variable of the process and of what it calls."""
        ...

    def diagram(self, bundle: Bundle, process_id: str) -> bytes:
        """Return the BPMN file that draws the process."""
        ...

    def recorded_fields(self, bundle: Bundle) -> tuple[RecordedField, ...]:
        """Return the fields whose answers are kept in the process, over all files, in document order."""
        ...

    def leading_to(self, bundle: Bundle, element_id: str) -> frozenset[str]:
        """Return the ids of the user tasks on every way to this element since the decisions before it."""
        ...

    def elements(self, bundle: Bundle) -> Mapping[str, str]:
        """Return element id → name over all files."""
        ...

    def name(self, bundle: Bundle) -> str:
        """Return the name of the process as it was drawn."""
        ...

    def flows(self, bundle: Bundle) -> Mapping[str, tuple[str, ...]]:
        """Return process id → ids of its sequence flows, over all files, in document order."""
        ...

    def ensure_forms(self, bundle: Bundle, known: Collection[str]) -> None:
        """Raise `ModelError` when a step asks a form that is not among the known ones."""
        ...


class Procedures(Protocol):
    """The procedures on disk, already checked; a broken file leaves the last good version in force."""

    def load(self, process_id: str) -> Bundle:
        """Return the bundle as it stands on disk; raises `ModelError`."""
        ...

    def process_ids(self) -> tuple[str, ...]:
        """Return the ids of the procedures that start by themselves or by a message."""
        ...

    def misplaced(self) -> tuple[ModelError, ...]:
        """Return what looks like a procedure and is not read as one; it is in nobody's way."""
        ...
