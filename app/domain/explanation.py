"""Why something is open, since when, what it waits for and what follows: process zone only, no sentences."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from app.domain.ids import TaskId


@dataclass(frozen=True)
class Outcome:
    """One way out of a step: its value, the words on the button, and the names of what comes next."""

    value: str
    label: str
    next: tuple[str, ...]
    default: bool = False
    ends: bool = False
    """Whether nothing comes next but the end of the procedure."""
    later: tuple[str, ...] = ()
    """What only this outcome leads to further on, where what comes next tells it from no other."""
    gevolg: str = ""
    """What follows for people, in the words of the model; "" in versions published before it had any."""


@dataclass(frozen=True)
class StepRef:
    """An element of the drawing by its name; `kind` is the word of `livc:kind`."""

    element_id: str
    process_id: str
    name: str
    kind: str | None = None
    question: str = ""
    """What it asks, as the model words it; "" for what asks nobody anything."""
    message: str | None = None
    """The word of the message that it waits for."""
    announced: str = ""
    """Of a moment: what was said beforehand that it would bring, in the words of the model."""


@dataclass(frozen=True)
class TakenBranch:
    """The answer on the arrow that was followed, and the question of the gateway it left."""

    question: str
    answer: str


CauseKind = Literal["start", "step", "moment", "message", "branches", "unknown"]


@dataclass(frozen=True)
class Cause:
    """What came right before. `branches`: several ways came together; `unknown`: the drawing cannot tell.

    Never tells what someone answered who may decline, nor whether it was an answer or silence (INV-10).
    """

    kind: CauseKind
    step: StepRef | None = None
    choices: tuple[TakenBranch, ...] = ()


@dataclass(frozen=True)
class ForPerson:
    """A person in a role does the step; `binding` says which one, where the step is repeated."""

    role: str
    deputy: str | None = None
    per: str | None = None
    binding: str | None = None


@dataclass(frozen=True)
class ForMoment:
    """A moment comes; for a cycle also how often it came, and out of how many times (None: without end)."""

    due_at: datetime
    cycle: bool = False
    fired: int = 0
    times: int | None = None


@dataclass(frozen=True)
class ForMessage:
    """A message comes; `word` is from the closed list."""

    word: str


@dataclass(frozen=True)
class ForBranches:
    """A join waits for other branches; `steps` is where their tokens stand now."""

    steps: tuple[StepRef, ...]


@dataclass(frozen=True)
class ForInside:
    """An activity waits for what runs inside it.

    A repetition says how many instances are done, of how many; None for one in which a step may be declined,
    and then `steps` is empty as well (INV-10).
    """

    steps: tuple[StepRef, ...] = ()
    done: int | None = None
    total: int | None = None


@dataclass(frozen=True)
class ForFirstOf:
    """An event gateway waits for the first of these events; each has an explanation of its own."""

    events: tuple[StepRef, ...]


WaitsFor = ForPerson | ForMoment | ForMessage | ForBranches | ForInside | ForFirstOf


@dataclass(frozen=True)
class Explanation:
    """Why one token stands where it stands."""

    task_id: TaskId
    step: StepRef
    since: datetime
    """When it came here; inside a repetition in which one may decline, when that repetition began."""
    cause: Cause
    waits_for: WaitsFor
    follows: tuple[Outcome, ...]
    """Per outcome of a task; one without a value for everything else."""
    hangs_on: TaskId | None = None
    """The activity of a boundary event, or the gateway that awaits an event."""
    interrupting: bool = False
    """Whether a boundary event takes the place of its activity; otherwise it runs beside it."""
    inside: tuple[TaskId, ...] = ()
    """The activities around it, innermost first."""
    declinable: frozenset[str] = frozenset()
    """Kinds of steps that one may decline: its own, and for a repetition those inside."""
    private: bool = False
    """Whether it stands inside a repetition in which one may decline: that it is there tells who did what."""


def for_others(explanations: Iterable[Explanation]) -> tuple[Explanation, ...]:
    """Return what others may be told: the same whether people spoke, declined or are silent (INV-10)."""
    return tuple(each for each in explanations if not each.private)


def find_explanation(every: Iterable[Explanation], task_id: TaskId | None) -> Explanation | None:
    """Return what is told of one task; None of one that is not open."""
    return next((each for each in every if each.task_id == task_id), None)


def deadlines_of(explanations: Iterable[Explanation], task_id: TaskId) -> tuple[Explanation, ...]:
    """Return the armed boundary timers on a step and on the activities around it, the first due first."""
    every = tuple(explanations)
    own = find_explanation(every, task_id)
    if own is None:
        return ()
    timers = _timers_on({own.task_id, *own.inside}, every)
    return tuple(sorted(timers, key=due_of))


def _timers_on(hosts: set[TaskId], every: Iterable[Explanation]) -> list[Explanation]:
    timers = [each for each in every if isinstance(each.waits_for, ForMoment)]
    return [each for each in timers if each.hangs_on in hosts]


def takes_over(deadlines: Iterable[Explanation]) -> Explanation | None:
    """Return the first deadline that takes over from a step; None where the step stays open whatever comes."""
    return next((each for each in deadlines if each.interrupting), None)


def due_of(each: Explanation) -> datetime:
    """Return when it comes; of what waits for no moment, since when it is there."""
    return each.waits_for.due_at if isinstance(each.waits_for, ForMoment) else each.since
