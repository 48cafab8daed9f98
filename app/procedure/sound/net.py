"""The net that is explored: places as bits of one number, and what moves tokens between them as masks."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property


def bits(mask: int) -> Iterator[int]:
    """Yield each bit of a mask, the lowest first."""
    while mask:
        low = mask & -mask
        yield low
        mask ^= low


@dataclass(frozen=True)
class Join:
    """When an inclusive gateway need not wait any longer (BPMN 2.0, 13.4.3)."""

    arrivals: int
    """The flows into it."""
    leads: Mapping[int, int]
    """Place → the flows into it that a token there can still reach without passing it."""

    @cached_property
    def watched(self) -> int:
        """All places from which something may still come."""
        return sum(self.leads)

    def may_fire(self, state: int) -> bool:
        """Answer whether whatever can still reach an empty flow can also reach one that has a token."""
        full = state & self.arrivals
        if not full:
            return False
        for place in bits(state & self.watched):
            reached = self.leads[place]
            if not reached & full and reached & ~full:
                return False
        return True

    def holding_up(self, state: int) -> int:
        """Return one place for which it waits, 0 when it waits for a first token."""
        full = state & self.arrivals
        for place in bits(state & self.watched if full else 0):
            if not self.leads[place] & full:
                return place
        return 0


@dataclass(eq=False, slots=True)
class Transition:
    """One thing that can happen: it takes `needs`, empties `resets`, and fills what it gives."""

    element: str
    flow: str | None
    """The flow by which the element is entered; None at a start, a boundary, and where nothing is entered."""
    needs: int
    produces: int = 0
    """Tokens: one that is there already is a second token on a flow."""
    resets: int = 0
    inhibits: int = 0
    """What must be empty: all that runs inside what ends."""
    notes: int = 0
    """What is remembered: a message that lies ready, an event that is armed. Twice is once."""
    ends: int = 0
    """The end event that is reached: twice in one run of its scope is improper."""
    join: Join | None = None
    enters: bool = True
    """Whether the element is entered by it; a run shows only these."""
    reads: int = 0
    """What must be known, and stays so."""
    asks: int = field(init=False)
    """All that must be there."""
    clears: int = field(init=False)
    """All that it takes away."""
    gives: int = field(init=False)
    """All that is there after it."""

    def __post_init__(self) -> None:
        self.asks = self.needs | self.reads
        self.clears = self.needs | self.resets
        self.gives = self.produces | self.notes | self.ends

    def was_tried(self, state: int, place: int) -> bool:
        """Answer whether a join was looked at already, at an earlier flow into it that has a token."""
        return self.join is not None and bool(state & self.join.arrivals & (place - 1))

    def is_enabled(self, state: int) -> bool:
        """Answer whether it can happen."""
        if state & self.asks != self.asks or state & self.inhibits:
            return False
        if self.join is None:
            return True
        return self.join.may_fire(state)


@dataclass(frozen=True)
class Net:
    """All that can happen in one process, or in the pools of one drawing together."""

    names: Sequence[str]
    """What the place of each bit is called: ids of the drawing."""
    transitions: Sequence[Transition]
    start: int
    busy: int
    """The places that are empty when all that began has ended."""
    activities: frozenset[str]
    """Ids of the steps that ought to be possible."""
    before: Mapping[int, int] = field(default_factory=dict)
    """End → the places from which a token can come to it: when they are empty, it is not reached again."""
    unsure: frozenset[str] = field(default_factory=frozenset)
    """Ids of what is drawn in a way of which nobody says what it does; what holds is then not decided."""

    is_parted: bool = False
    """Whether branches between inclusive gateways are taken or passed over one by one."""
    gaps: int = 0
    """The places where a gateway stops for ever, as none of its conditions holds."""

    @cached_property
    def _ends(self) -> int:
        return sum(self.before)

    def settled(self, state: int) -> int:
        """Return the ends of a state that need not be remembered any longer."""
        found = 0
        for end in bits(state & self._ends):
            if not state & self.before[end]:
                found |= end
        return found

    def is_done(self, state: int) -> bool:
        """Answer whether everything that began has ended."""
        return not state & self.busy

    @cached_property
    def triggered(self) -> Mapping[int, Sequence[Transition]]:
        """Place → what can only happen with a token there; each stands at one of its places, a join at all."""
        found: defaultdict[int, list[Transition]] = defaultdict(list)
        for each in self.transitions:
            for place in bits(each.join.arrivals) if each.join else (each.needs & -each.needs,):
                found[place].append(each)
        return dict(found)

    @cached_property
    def triggers(self) -> int:
        """All places at which something is triggered."""
        return sum(self.triggered)

    def enabled(self, state: int) -> Iterator[Transition]:
        """Yield what can happen in a state, each once."""
        marked = state & self.triggers
        for place in bits(marked):
            for each in self.triggered[place]:
                if each.was_tried(state, place):
                    continue
                if each.is_enabled(state):
                    yield each
