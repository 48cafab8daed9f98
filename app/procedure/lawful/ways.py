"""Judges the rules that speak of ways, on each process that they concern."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import Final

from app.procedure.lawful.automata import OTHERS, Automaton, CountsWhen, automaton_of
from app.procedure.lawful.crossing import Crossing
from app.procedure.lawful.drawn_model import DrawnModel
from app.procedure.lawful.looking import Surveyed
from app.procedure.lawful.report import Judgement
from app.procedure.lawful.rule import PROCESS, Operand, RuleOfLaw
from app.procedure.lawful.selecting import Picked, picked, processes_with
from app.procedure.lawful.telling import broken, gone, undecided
from app.procedure.lawful.watching import Watched
from app.procedure.model import Element
from app.procedure.sound.exploring import Budget
from app.procedure.sound.scopes import TooLargeError

_AWAITED: Final = frozenset({"userTask", "manualTask", "receiveTask"})
_CATCHES: Final = frozenset({"intermediateCatchEvent", "boundaryEvent"})


@dataclass
class Ways:
    """Looks at each process once, for all rules."""

    procedures: DrawnModel
    budget: Callable[[], Budget]
    looked: dict[str, Surveyed | None] = field(default_factory=dict)

    @cached_property
    def _crossing(self) -> Crossing:
        return Crossing(self.procedures, self._looked)

    def judge(self, rule: RuleOfLaw) -> Iterator[Judgement]:
        """Yield the answer of a rule for each process that it concerns.

        None where it speaks of a procedure by name that is not drawn here.
        """
        if not all(map(self._may_stand, rule.operands.values())):
            return
        automaton = automaton_of(rule.pattern, has_third="c" in rule.operands)
        watched = tuple(self._watched(rule, automaton))
        for process in _concerned(self.procedures, rule, automaton, watched):
            yield self._judged(rule, automaton, watched, process)

    def _may_stand(self, operand: Operand) -> bool:
        """Answer whether a procedure is drawn of those that an operand names, or it names none."""
        named = [selector.wanted.get(PROCESS) for selector in operand]
        return any(not words or not self.procedures.drawn_in.keys().isdisjoint(words) for words in named)

    def _watched(self, rule: RuleOfLaw, automaton: Automaton) -> Iterator[Watched]:
        for bit, key, sight in automaton.watches:
            yield Watched(bit, key, self._picked(rule, key, sight), sight)

    def _picked(self, rule: RuleOfLaw, key: str, sight: CountsWhen) -> Picked:
        model = self.procedures.model
        if key != OTHERS:
            return picked(model, rule.operands[key], certain=sight is CountsWhen.DONE)
        awaited = filter(_is_awaited, model.elements.values())
        return Picked(frozenset(element.id for element in awaited))

    def _judged(
        self, rule: RuleOfLaw, automaton: Automaton, watched: tuple[Watched, ...], process: str
    ) -> Judgement:
        model = self.procedures.model
        found = self._crossing.follow(automaton, watched, process)
        if found is None:
            return undecided(model, rule, process)
        if found.way is not None:
            along = tuple(self._crossing.why(automaton, watched, process, found.way))
            return broken(model, rule, process, found.way, along)
        missing = next(_missing(automaton, watched, found.happened), None)
        if missing is None or process not in rule.within or automaton.may_be_gone:
            return Judgement(rule, process, "holds")
        return gone(model, rule, process, rule.operands[missing])

    def _looked(self, process: str) -> Surveyed | None:
        if process not in self.looked:
            try:
                self.looked[process] = Surveyed(self.procedures, process, self.budget())
            except TooLargeError:
                self.looked[process] = None
        return self.looked[process]


def _concerned(
    procedures: DrawnModel, rule: RuleOfLaw, automaton: Automaton, watched: tuple[Watched, ...]
) -> Iterator[str]:
    """Yield the processes that a rule names, and each that runs by itself and holds what it is about."""
    named = [process for process in rule.within if process in procedures.drawn_in]
    yield from named
    proved = frozenset[str]().union(*map(procedures.calls.__getitem__, named))
    about = _holders(procedures, (each for each in watched if each.key == automaton.concerns))
    holders = _holders(procedures, watched) - (frozenset() if automaton.lasts else proved)
    for root in procedures.roots:
        inside = procedures.calls[root]
        if root not in named and about & inside and holders & inside:
            yield root


def _holders(procedures: DrawnModel, watched: Iterable[Watched]) -> frozenset[str]:
    """Return the processes in which something stands of what a rule watches."""
    found = (processes_with(procedures.model, each.picked) for each in watched)
    return frozenset(chain.from_iterable(found))


def _is_awaited(element: Element) -> bool:
    return element.type in _AWAITED or (element.type in _CATCHES and element.event in {"timer", "message"})


def _missing(automaton: Automaton, watched: Iterable[Watched], happened: int) -> Iterator[str]:
    by_message = {side.key: side.bit for side in automaton.sides}
    for each in watched:
        may = each.bit | by_message.get(each.key, 0)
        is_seen = bool(happened & may)
        is_said = each.key != OTHERS
        if is_said and not is_seen:
            yield each.key
