"""What the engine and the use cases tell each other: values of the process zone only."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from app.domain.ids import InstantieId, TaskId, VersieId

Value = str | bool | int | date | None
Variables = Mapping[str, Value]
Bindings = Mapping[str, tuple[str, ...]]
"""For every `livc:per` word, the ids that a multi-instance step binds to, in order."""

FORMS = "forms/"
"""Where the forms stand among the files of a procedure."""


@dataclass(frozen=True)
class Bundle:
    """An immutable procedure version: the files of a process and of all it calls.

    `files` maps a name such as ``casus/casus.bpmn`` to its bytes (BPMN, DMN, variabelen.yaml), and one such
    as ``forms/F04.json`` to those of a form that its models ask.
    `version_id` is the SHA-256 of the files: equal ids mean equal content.
    """

    version_id: VersieId
    process_id: str
    files: Mapping[str, bytes]

    @property
    def forms(self) -> Mapping[str, bytes]:
        """The files of the forms that the models ask."""
        return {name: content for name, content in self.files.items() if name.startswith(FORMS)}


@dataclass(frozen=True)
class InstanceState:
    """One execution of one procedure version; `state` is opaque to everyone but the engine."""

    instance_id: InstantieId
    process_id: str
    version_id: VersieId
    state: bytes
    variables: Variables


@dataclass(frozen=True)
class OpenTask:
    """A user task that waits for a person, in the words of `Taak`, the row it becomes; `sinds` is UTC."""

    task_id: TaskId
    element_id: str
    proces_id: str
    naam: str
    rol: str
    kind: str
    subject: str | None = None
    form: str | None = None
    result: tuple[tuple[str, str], ...] = ()
    fase: str | None = None
    per: str | None = None
    binding: str | None = None
    sinds: datetime | None = None
    streefdatum: datetime | None = None
    plaatsvervanger: str | None = None
    vraag: str | None = None
    """What the step asks, as the model words it; None in versions published before it said so."""
    decision: str | None = None


@dataclass(frozen=True)
class ArmedTimer:
    """A timer that waits; `due_at` is UTC in the clock of the LIVC-R."""

    task_id: TaskId
    element_id: str
    process_id: str
    name: str
    kind: str | None
    due_at: datetime
    host_element_id: str | None = None
    gevolg: str | None = None
    """What happens then, as the model words it; None in versions published before it said so."""


Trace = Literal["full", "none", "ended", "whole"]
"""How much of a step may be kept (INV-10): all; nothing; that it is over but not how; a repetition as a whole."""

EffectKind = Literal["message", "operation", "decision"]


@dataclass(frozen=True)
class Effect:
    """What the engine passed and the use case must carry out, in order.

    ``message``: a throw event; `name` is the word of `livc:message`.
    ``operation``: a service task; `name` is the word of `livc:operatie`.
    ``decision``: a table that a rule task worked out; `name` is its decision, `matched` names the rules that
    matched as ``number (id)``.
    """

    kind: EffectKind
    name: str
    element_id: str
    binding: str | None = None
    matched: tuple[str, ...] = ()


@dataclass(frozen=True)
class Step:
    """One element that was passed: for the timeline and for the coverage of sequence flows."""

    element_id: str
    process_id: str
    name: str
    kind: str | None
    state: Literal["entered", "completed", "cancelled"]
    flows: tuple[str, ...] = ()
    """Ids of the sequence flows taken out of the element (for a completed element)."""
    trace: Trace = "full"
    part: bool = False
    """One instance of a repetition, not the repetition as a whole."""
    said: str | None = None
    """What its model has the timeline say: of what is completed what it told, of what lapsed what it asked.

    "" where it says nothing; None in versions published before models said so.
    """
    rol: str = ""


@dataclass(frozen=True)
class Earlier:
    """The open tasks and the armed timers of an instance, before a move."""

    tasks: frozenset[TaskId] = frozenset()
    timers: Mapping[TaskId, datetime] = field(default_factory=dict)
    """Task id → when it was due."""


@dataclass(frozen=True)
class Moved:
    """The outcome of one engine call: the new state and all that follows from it."""

    instance: InstanceState
    tasks: tuple[OpenTask, ...]
    timers: tuple[ArmedTimer, ...]
    waiting: frozenset[str]
    """Words of `livc:message` that a catch event waits for now."""
    effects: tuple[Effect, ...] = ()
    steps: tuple[Step, ...] = ()
    ended: str | None = None
    """Id of the end event, once the instance has ended."""
    active: tuple[str, ...] = field(default=())
    """Element ids that hold a token now, for the diagram."""
    earlier: Earlier = field(default_factory=Earlier)
    """What was open before the call: the rest is what changed."""
