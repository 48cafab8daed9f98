"""Leaves out orders that make no difference: strong stubborn sets (Valmari 1989), on masks of transitions.

In each state only some of what can happen is followed, such that everything left out can still happen later and
comes to the same. A second token on a flow is an outcome of its own, so whatever fills and whatever empties a
flow depend on each other. Every state in which nothing more can happen is kept. Where such a graph shows that
everything can always end, it also holds every second token and every transition that can ever happen: each comes
before some end. Where it does not, something may have been left out for ever, and only all states tell.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from app.procedure.sound.net import Net, Transition, bits


class Stubborn:
    """Chooses what to follow in a state.

    What waits until a scope is empty cannot happen while something in it still can, and so does not depend on
    that: only on what puts a token there from outside.
    """

    def __init__(self, net: Net, seen: frozenset[Transition] = frozenset()) -> None:
        """`seen`: what somebody looks at; every order of these is kept, each as part of a whole run."""
        self._all = net.transitions
        self._number = {each: 1 << at for at, each in enumerate(net.transitions)}
        self._takes: defaultdict[int, int] = defaultdict(int)
        self._gives: defaultdict[int, int] = defaultdict(int)
        self._watches: defaultdict[int, int] = defaultdict(int)
        self._waits: defaultdict[int, int] = defaultdict(int)
        self._reads: defaultdict[int, int] = defaultdict(int)
        for each, number in self._number.items():
            _add(self._takes, each.clears, number)
            _add(self._gives, each.gives, number)
            _add(self._watches, _watched(each), number)
            _add(self._waits, each.inhibits, number)
            _add(self._reads, each.reads, number)
        self._known: dict[Transition, int] = {}
        self._seen = dict.fromkeys(seen, sum(self._number[each] for each in seen))

    def _dependent(self, each: Transition) -> int:
        """Return all that could stop it, that it could stop, or whose order with it makes a difference."""
        if each not in self._known:
            self._known[each] = self._find_dependent(each)
        return self._known[each]

    def _find_dependent(self, each: Transition) -> int:
        changed = each.clears | each.gives
        found = self._any(self._takes, changed | _watched(each))
        found |= self._any(self._gives, each.clears | each.inhibits | _watched(each))
        found |= self._any(self._takes, each.reads) | self._any(self._reads, each.clears)
        found |= self._any(self._watches, changed) | self._any(self._waits, changed)
        return (found & ~self._any(self._waits, each.needs)) | self._seen.get(each, 0)

    def _any(self, by_place: dict[int, int], places: int) -> int:
        found = 0
        for place in bits(places):
            found |= by_place.get(place, 0)
        return found

    def select(self, state: int, enabled: Sequence[Transition]) -> Iterable[Transition]:
        """Return what to follow of what can happen: the fewest that some of it leads to."""
        best = enabled
        for first in enabled:
            if len(best) < 2:
                break
            chosen = self._closed(state, first, enabled, len(best))
            best = chosen if len(chosen) < len(best) else best
        return best

    def _closed(
        self, state: int, first: Transition, enabled: Sequence[Transition], most: int
    ) -> Sequence[Transition]:
        can = sum(self._number[each] for each in enabled)
        todo = found = self._number[first]
        while todo:
            low = todo & -todo
            each = self._all[low.bit_length() - 1]
            more = self._dependent(each) if low & can else self._enabling(state, each)
            todo = (todo ^ low) | (more & ~found)
            found |= more
            if (found & can).bit_count() >= most:
                return enabled
        return [each for each in enabled if self._number[each] & found]

    def _enabling(self, state: int, each: Transition) -> int:
        """Return transitions of which one must come before this one can happen."""
        missing = each.asks & ~state
        if missing:
            return self._gives[missing & -missing]
        hindering = each.inhibits & state
        if hindering:
            return self._takes[hindering & -hindering]
        return self._arriving(state, each)

    def _arriving(self, state: int, each: Transition) -> int:
        if each.join is None:
            return 0
        empty = each.join.arrivals & ~state
        awaited = each.join.holding_up(state)
        return self._any(self._gives, empty) | (self._takes[awaited] if awaited else 0)


def _watched(each: Transition) -> int:
    return each.join.watched | each.join.arrivals if each.join else 0


def _add(by_place: defaultdict[int, int], places: int, number: int) -> None:
    for place in bits(places):
        by_place[place] |= number
