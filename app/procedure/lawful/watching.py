"""Makes of a rule what it sees of each move of one net."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from app.procedure.lawful.automata import CountsWhen
from app.procedure.lawful.knowing import Knowing
from app.procedure.lawful.occurring import Letter, Moves, ToldBy
from app.procedure.lawful.selecting import Picked, ToldValue
from app.procedure.sound.net import Net, Transition
from app.procedure.sound.scopes import joined

Letters = Mapping[Transition, Letter]
_NOTHING: Final = Letter()


@dataclass(frozen=True)
class Watched:
    """One operand as a rule watches it."""

    bit: int
    key: str
    picked: Picked
    sight: CountsWhen


class Watching:
    """What rules see of one net."""

    def __init__(self, moves: Moves, knowing: Knowing) -> None:
        self._moves, self._knowing = moves, knowing

    def counting(self, watched: Iterable[Watched]) -> list[str]:
        """Return the variables that a rule speaks of itself, of those that can be followed."""
        names = (told.variable for each in watched for told in each.picked.told)
        return [name for name in dict.fromkeys(names) if self._knowing.is_steady(name)]

    def letters(self, watched: Iterable[Watched], followed: Sequence[str]) -> Letters:
        """Return what a rule sees of each move, and what is told of the variables that are followed."""
        made = _Letters(self._moves, self._knowing, {name: at for at, name in enumerate(followed)})
        for each in watched:
            made.add(each)
        for name in followed:
            made.follow(name)
        return dict(made.found)


class _Letters:
    def __init__(self, moves: Moves, knowing: Knowing, number: Mapping[str, int]) -> None:
        self._moves, self._knowing, self._number = moves, knowing, number
        self._outcomes = 0
        self.found: defaultdict[Transition, Letter] = defaultdict(Letter)

    def add(self, watched: Watched) -> None:
        """Add one operand."""
        if watched.sight is CountsWhen.OPEN:
            for move in self._moves.sighted(watched.picked.steps, CountsWhen.BEGUN):
                letter = self.found[move]
                self.found[move] = replace(letter, opens=letter.opens | watched.bit)
            return
        for move in self._moves.sighted(watched.picked.steps, watched.sight):
            letter = self.found[move]
            self.found[move] = replace(letter, seen=letter.seen | watched.bit)
        for told in watched.picked.told:
            self._add_told(told, watched)

    def _add_told(self, told: ToldValue, watched: Watched) -> None:
        """Let an operand happen where a value is told; of an outcome, the first time since it was written."""
        outcome = self._await(told.steps) if told.steps is not None else 0
        wanted = self._knowing.bits_of(told.variable, told.values)
        certain, number = watched.sight is CountsWhen.DONE, self._number.get(told.variable, -1)
        for move, values in self._knowing.telling(told.variable):
            letter = self.found[move]
            answers = (*letter.answers, ToldBy(number, values, wanted, certain, watched.bit, outcome))
            self.found[move] = replace(letter, answers=answers, closes=letter.closes | outcome)

    def _await(self, steps: frozenset[str]) -> int:
        outcome = 1 << self._outcomes
        self._outcomes += 1
        for move in self._moves.sighted(steps, CountsWhen.DONE):
            letter = self.found[move]
            self.found[move] = replace(letter, waits=letter.waits | outcome)
        return outcome

    def follow(self, name: str) -> None:
        """Add what is told of a variable, and where that is forgotten."""
        number = self._number[name]
        for move, values in self._knowing.telling(name):
            letter = self.found[move]
            self.found[move] = replace(letter, tells=(*letter.tells, (number, values)))
        for move in self._knowing.forgetting(name):
            letter = self.found[move]
            self.found[move] = replace(letter, forgets=(*letter.forgets, number))


def visible(net: Net, letters: Letters) -> frozenset[Transition]:
    """Return the moves of which a rule sees the order: also those that let a clock run, or stop it."""
    clocks = [move for move, letter in letters.items() if letter.opens]
    needed = joined(move.asks | move.inhibits for move in clocks)
    starting = [each for each in net.transitions if needed & (each.clears | each.gives)]
    return frozenset(letters).union(starting)
