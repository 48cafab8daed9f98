"""The words that may stand in one procedure, as choices."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from operator import attrgetter
from typing import Final

from app.domain.words.messages import MESSAGES
from app.domain.words.operations import OPERATIONS
from app.domain.words.processes import PROCESSES
from app.domain.words.step_kind import On, StepKind
from app.domain.words.steps import KINDS

TAGS_OF: Final[Mapping[On, frozenset[str]]] = {
    On.TASK: frozenset({"userTask", "manualTask"}),
    On.SERVICE: frozenset({"serviceTask"}),
    On.RULE: frozenset({"businessRuleTask"}),
    On.TIMER: frozenset({"intermediateCatchEvent", "boundaryEvent"}),
    On.MESSAGE: frozenset(
        {"startEvent", "endEvent", "intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent"}
    ),
}
"""What bears a kind that may stand on it."""
Choices = tuple["OfferedChoice", ...]
_stands_somewhere: Final = attrgetter("tags")


@dataclass(frozen=True)
class OfferedChoice:
    """One answer: what is written in the file, and how people read it."""

    value: str
    name: str
    tags: frozenset[str] = field(default_factory=frozenset)
    """What it may be chosen for; empty for everything of which the question is asked."""
    lanes: frozenset[str] = field(default_factory=frozenset)
    """The roles of the lanes in which it may stand; empty for every one."""


def kinds(process_id: str) -> Choices:
    """Return the kinds of step that one draws today and that may stand in this procedure, by name."""
    choices = [_kind(kind, process_id) for kind in KINDS.values()]
    here = filter(_stands_somewhere, choices)
    return tuple(sorted(here, key=attrgetter("name")))


def _kind(kind: StepKind, process_id: str) -> OfferedChoice:
    carriers = set(kind.on)
    if not _has_task_in(kind, process_id):
        carriers.discard(On.TASK)
    if kind.superseded:
        carriers.clear()
    tags = frozenset(chain.from_iterable(map(TAGS_OF.__getitem__, carriers)))
    return OfferedChoice(kind.word, kind.name, tags, kind.lanes)


def _has_task_in(kind: StepKind, process_id: str) -> bool:
    """Answer whether a task of this kind may stand in a procedure; of one that is called, its callers decide."""
    process = PROCESSES.get(process_id)
    decides_itself = process is not None and not process.called
    if kind.roots and decides_itself:
        return process_id in kind.roots
    return True


def operations(process_id: str) -> Choices:
    """Return what Casuspad may do by itself in this procedure."""
    return tuple(
        OfferedChoice(each.word, each.name)
        for each in OPERATIONS.values()
        if process_id in each.processes and not each.superseded
    )


def messages(process_id: str) -> tuple[Choices, Choices, Choices]:
    """Return the messages that this procedure may send, those it may wait for, and those that begin it."""
    return tuple(_sent(process_id)), tuple(_received(process_id, starts=False)), tuple(_begun(process_id))


def _sent(process_id: str) -> Iterator[OfferedChoice]:
    for each in MESSAGES.values():
        if process_id in each.senders and not each.superseded:
            yield OfferedChoice(each.word, each.told)


def _received(process_id: str, *, starts: bool) -> Iterator[OfferedChoice]:
    for each in MESSAGES.values():
        if process_id in each.receivers and each.starts is starts and not each.superseded:
            yield OfferedChoice(each.word, each.told)


def _begun(process_id: str) -> Iterator[OfferedChoice]:
    return _received(process_id, starts=True)
