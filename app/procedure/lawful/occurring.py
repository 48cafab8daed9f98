"""What a rule sees of each move of tokens: which of its operands happens by it, and what values that tells."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, filterfalse
from typing import Final

from app.procedure.lawful.automata import CountsWhen
from app.procedure.sound.net import Net, Transition, bits

ANY: Final = -1
"""All bits: a variable of which nothing is known."""


@dataclass(frozen=True)
class ToldBy:
    """A value that a move may tell, and what happens when it does."""

    variable: int
    """Its number among those that are followed; -1 for one that is not."""
    told: int
    """The values, in bits, with which the move can be made."""
    wanted: int
    certain: bool
    """Whether it must be one of these values, or may be."""
    operand: int
    outcome: int = 0
    """The outcome, in bits, that must stand written; 0 for none."""

    def happens(self, waiting: int, known: tuple[int, ...]) -> bool:
        """Answer whether the operand happens."""
        if self.outcome & ~waiting:
            return False
        values = self.told if self.variable < 0 else self.told & known[self.variable]
        return not values & ~self.wanted if self.certain else bool(values & self.wanted)


@dataclass(frozen=True)
class Letter:
    """What happens by one move, for one rule."""

    seen: int = 0
    """The operands that happen, in bits."""
    opens: int = 0
    """The operands that can happen at any moment at which this move can be made."""
    waits: int = 0
    """The outcomes, in bits, that stand written from now on and were read nowhere."""
    closes: int = 0
    """The outcomes that were read now: reading them again says nothing new."""
    answers: tuple[ToldBy, ...] = ()
    tells: tuple[tuple[int, int], ...] = ()
    """Of a variable by its number: the values, in bits, with which this move can be made at all."""
    forgets: tuple[int, ...] = ()
    """The variables that are written by it."""

    def happens(self, waiting: int, known: tuple[int, ...]) -> int:
        """Return the operands that happen, given the outcomes that stand written and what is known."""
        return self.seen | sum({each.operand for each in self.answers if each.happens(waiting, known)})

    def learned(self, known: tuple[int, ...]) -> tuple[int, ...] | None:
        """Return what is known of each variable by it; None when it cannot be made with what is known."""
        if not self.tells:
            return known
        values = list(known)
        for variable, told in self.tells:
            values[variable] &= told
            if not values[variable]:
                return None
        return tuple(values)

    def forgotten(self, known: tuple[int, ...]) -> tuple[int, ...]:
        """Return what is known of each variable after it was written."""
        values = list(known)
        for variable in self.forgets:
            values[variable] = ANY
        return tuple(values)


class Moves:
    """The moves of a net, by what begins, what is done and which arrow is taken."""

    def __init__(self, net: Net) -> None:
        self._net = net
        self._of: defaultdict[str, list[Transition]] = defaultdict(list)
        for each in net.transitions:
            self._of[each.element].append(each)

    @cached_property
    def _places(self) -> Mapping[str, int]:
        found: defaultdict[str, int] = defaultdict(int)
        for at, name in enumerate(self._net.names):
            found[name] |= 1 << at
        return found

    def sighted(self, steps: Iterable[str], sight: CountsWhen) -> Iterator[Transition]:
        """Return the moves by which steps happen."""
        return filter(lambda move: self._counts(move, sight), self._moves_of(steps))

    def _moves_of(self, steps: Iterable[str]) -> Iterator[Transition]:
        return chain.from_iterable(self._of.get(step, ()) for step in steps)

    def taking(self, arrow: str) -> Iterator[Transition]:
        """Yield the moves by which an arrow is taken."""
        for place in bits(self._places.get(arrow, 0)):
            yield from self._filling.get(place, ())

    def _counts(self, move: Transition, sight: CountsWhen) -> bool:
        if sight is CountsWhen.BEGUN:
            return move.enters
        return self._ends(move) or (sight is CountsWhen.TOUCHED and move.enters)

    def _ends(self, move: Transition) -> bool:
        """Answer whether a step is done by a move; what is repeated for nothing was not done."""
        own = self._places.get(move.element, 0)
        if move.produces & own:
            return False
        return move.enters or bool(move.needs & own)

    def before(self, moves: Iterable[Transition], without: frozenset[Transition]) -> int:
        """Return the places from where a token can come to one of some moves, without making others."""
        found = new = _taken(moves)
        while new:
            leading = chain.from_iterable(self._filling.get(place, ()) for place in bits(new))
            new = _taken(set(leading) - without) & ~found
            found |= new
        return found

    @cached_property
    def _filling(self) -> Mapping[int, list[Transition]]:
        """Place → the moves that put a token on it."""
        found: defaultdict[int, list[Transition]] = defaultdict(list)
        for each in self._net.transitions:
            for place in bits(each.produces):
                found[place].append(each)
        return found

    def skipping(self, steps: frozenset[str]) -> Iterator[Transition]:
        """Return the moves that repeat one of these steps for nothing at all."""
        return filterfalse(self._works, self._moves_of(steps))

    def _works(self, move: Transition) -> bool:
        return move.enters or bool(move.needs & self._places[move.element])


def _taken(moves: Iterable[Transition]) -> int:
    """Return the places from which these moves take a token."""
    found = 0
    for move in moves:
        arrivals = move.join.arrivals if move.join else 0
        found |= move.needs | arrivals
    return found
