"""Where messages are sent and heard in a release, and in which procedures that run by themselves."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import filterfalse
from operator import attrgetter
from typing import Final

from app.procedure.bundle import once
from app.procedure.lawful.drawn_model import DrawnModel
from app.procedure.model import Element

_SENT_BY: Final = frozenset({"intermediateThrowEvent", "endEvent", "sendTask"})
Steps = Mapping[str, frozenset[str]]
"""Message → the steps at one end of it."""


@dataclass(frozen=True)
class MessageEnds:
    """Both ends of every message."""

    procedures: DrawnModel
    sent: Steps
    heard: Steps

    @classmethod
    def of(cls, procedures: DrawnModel) -> "MessageEnds":
        """Return the ends of all messages in some procedures."""
        model = procedures.model
        sent, heard = once(model, "ends of messages", lambda: _ends_of(model.elements.values()))
        return cls(procedures, sent, heard)

    def within(self, process: str, ends: Steps) -> Steps:
        """Return the ends that stand in a process, or in what it calls."""
        found = dict[str, frozenset[str]]()
        inside = self._steps_in(process)
        for word, steps in ends.items():
            here = steps & inside
            if here:
                found[word] = here
        return found

    def _steps_in(self, process: str) -> frozenset[str]:
        drawn = self.procedures.model.processes
        called = self.procedures.calls[process]
        return frozenset[str]().union(*(drawn[each].elements for each in called))

    def procedures_with(self, steps: Iterable[str]) -> list[str]:
        """Return the procedures that run by themselves in which some steps stand."""
        elements = self.procedures.model.elements
        return self.running(elements[step].process_id for step in steps)

    def running(self, processes: Iterable[str]) -> list[str]:
        """Return the procedures that run by themselves and are, or call, some processes."""
        wanted = frozenset(processes)
        calls = self.procedures.calls
        return [root for root in self.procedures.roots if wanted & calls[root]]


def _ends_of(elements: Iterable[Element]) -> tuple[Steps, Steps]:
    speaking = list(filter(attrgetter("message"), elements))
    sent, heard = filter(_sends, speaking), filterfalse(_sends, speaking)
    return _by_message(sent), _by_message(heard)


def _sends(element: Element) -> bool:
    return element.type in _SENT_BY


def _by_message(elements: Iterable[Element]) -> Steps:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for element in elements:
        found[element.message or ""].add(element.id)
    return {word: frozenset(steps) for word, steps in found.items()}
