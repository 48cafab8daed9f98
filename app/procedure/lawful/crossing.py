"""Follows a rule along messages: out of the procedure that sends one, into the procedure that hears it.

Each procedure is looked at by itself; a message joins them. One that arrives brings along what certainly happened
before it was sent; one that is sent leads to what certainly follows on its arrival. For what a rule forbids, what
may have happened and what may follow is enough. Another run of the same procedure is another matter: nothing is
brought from one to the next.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain

from app.domain.words.message import Message
from app.domain.words.messages import MESSAGES
from app.procedure.lawful.automata import Automaton, CountsWhen, Side
from app.procedure.lawful.drawn_model import DrawnModel
from app.procedure.lawful.exploring import Followed, Way
from app.procedure.lawful.looking import Surveyed
from app.procedure.lawful.message_ends import MessageEnds, Steps
from app.procedure.lawful.selecting import Picked, processes_with
from app.procedure.lawful.watching import Watched


@dataclass(frozen=True)
class Asked:
    """A rule, or the part of one that is asked of what lies at the other end of a message."""

    automaton: Automaton
    watched: tuple[Watched, ...]
    sides: tuple[Side, ...]
    passed: frozenset[str] = frozenset()
    """The messages along which it came here: none is followed twice."""

    @property
    def sight(self) -> CountsWhen:
        """When a message counts: where something must be certain, when it was sent or heard."""
        return CountsWhen.DONE if self.automaton.certain else CountsWhen.TOUCHED

    def spoken_of(self, side: Side) -> tuple[Watched, ...]:
        """Return the operand that a message brings along, or leads to."""
        return tuple(each for each in self.watched if each.key == side.key)

    def beyond(self, side: Side, word: str, steps: frozenset[str]) -> "Asked":
        """Return what is asked at the other end of a message, where some steps send it or hear it."""
        at_message = Watched(side.other_bit, side.key, Picked(steps), self.sight)
        return Asked(self.automaton, (*self.spoken_of(side), at_message), (side,), self.passed | {word})


@dataclass(frozen=True)
class Along:
    """What happens at the other end of a message: how it comes to be sent, or what follows when it is heard."""

    word: str
    process: str
    way: Way
    arrives: bool
    """Whether it comes in from there; else it goes there."""


class Crossing:
    """Follows rules through a whole release; `looked` gives what was looked at of a process."""

    def __init__(self, procedures: DrawnModel, looked: Callable[[str], Surveyed | None]) -> None:
        self._model, self._looked = procedures.model, looked
        self._ends = MessageEnds.of(procedures)
        self._known: dict[tuple[Asked, str], Followed | None] = {}

    def follow(self, automaton: Automaton, watched: tuple[Watched, ...], process: str) -> Followed | None:
        """Return what comes of a rule in a process, and along messages; None when that is not decided."""
        return self._answer(Asked(automaton, watched, automaton.sides), process)

    def why(
        self, automaton: Automaton, watched: tuple[Watched, ...], process: str, way: Way
    ) -> Iterator[Along]:
        """Yield what lies at the other end of each message on a way that breaks a rule, and is part of why."""
        asked = Asked(automaton, watched, automaton.sides)
        passed = frozenset(move.element for move in way)
        for side, word, steps in self._messages(asked, process):
            if not steps.isdisjoint(passed):
                yield from self._ways(asked, side, word, process)

    def _ways(self, asked: Asked, side: Side, word: str, process: str) -> Iterator[Along]:
        """Yield each way on which a message is sent, or goes on, that breaks a rule."""
        for root in self._others(side, word, process):
            found = self._at_other_end(asked, side, word, root)
            way = found.way if found else None
            if way is not None:
                yield Along(word, root, way, side.arrives)

    def _answer(self, asked: Asked, process: str) -> Followed | None:
        looked = self._looked(process)
        if looked is None:
            return None
        found = looked.follow(asked.automaton, asked.watched)
        if found is None or _is_answered(asked, found):
            return found
        brought = tuple(self._brought(asked, process))
        if brought:
            return looked.follow(asked.automaton, (*asked.watched, *brought))
        return found

    def _brought(self, asked: Asked, process: str) -> Iterator[Watched]:
        """Yield where, in a process, a message brings something along, or leads to something."""
        for side, word, steps in self._messages(asked, process):
            if self._carries(asked, side, word, process):
                yield Watched(side.bit, side.key, Picked(steps), asked.sight)

    def _messages(self, asked: Asked, process: str) -> Iterator[tuple[Side, str, frozenset[str]]]:
        """Yield the messages that a process hears or sends, with what they might carry from elsewhere."""
        for side in asked.sides:
            if not self._stands_elsewhere(asked, side, process):
                continue
            here = self._ends.within(process, self._near(side))
            for word in here.keys() - asked.passed:
                yield side, word, here[word]

    def _near(self, side: Side) -> Steps:
        return self._ends.heard if side.arrives else self._ends.sent

    def _far(self, side: Side) -> Steps:
        return self._ends.sent if side.arrives else self._ends.heard

    def _stands_elsewhere(self, asked: Asked, side: Side, process: str) -> bool:
        """Answer whether what may be brought stands in a procedure that runs beside this one."""
        picked = (each.picked for each in asked.spoken_of(side))
        holding = chain.from_iterable(processes_with(self._model, each) for each in picked)
        beside = set(self._ends.running(holding)) - {process}
        return bool(beside)

    def _carries(self, asked: Asked, side: Side, word: str, process: str) -> bool:
        """Answer whether a message brings along, or leads to, what a rule speaks of."""
        others = self._others(side, word, process)
        breaking = (self._breaks(asked, side, word, root) for root in others)
        if not asked.automaton.certain:
            return any(breaking)
        if not others or not self._is_sure(side, word, process):
            return False
        return not any(breaking)

    def _others(self, side: Side, word: str, process: str) -> list[str]:
        """Return the other procedures where a message comes from, or where it goes."""
        ends = self._far(side).get(word, frozenset())
        found = self._ends.procedures_with(ends)
        return [root for root in found if root != process]

    def _is_sure(self, side: Side, word: str, process: str) -> bool:
        """Answer whether a message comes from the drawings of other procedures only, or is certain to be heard."""
        message = MESSAGES.get(word)
        ends = self._far(side)[word]
        if message is None:
            return False
        if process in self._ends.procedures_with(ends):
            return False
        return _may_be_relied_on(message, side)

    def _breaks(self, asked: Asked, side: Side, word: str, process: str) -> bool:
        """Answer whether a rule may be broken at the other end; what is not decided may be."""
        found = self._at_other_end(asked, side, word, process)
        return found is None or found.way is not None

    def _at_other_end(self, asked: Asked, side: Side, word: str, process: str) -> Followed | None:
        """Return what comes of a rule where a message comes from, or where it goes."""
        there = asked.beyond(side, word, self._far(side)[word])
        key = (there, process)
        if key not in self._known:
            self._known[key] = self._answer(there, process)
        return self._known[key]


def _is_answered(asked: Asked, found: Followed) -> bool:
    """Answer whether no message can make it otherwise: what was seen is seen."""
    return (found.way is None) is asked.automaton.certain


def _may_be_relied_on(message: Message, side: Side) -> bool:
    """Answer whether no person sends a message that comes in, or what goes out is certain to be heard."""
    if side.arrives:
        return not message.people
    return message.starts or message.unheard == "refuse"
