"""The patterns that speak of ways: automata that read what happens, one thing after the other.

The names are those of Dwyer e.a., Patterns in Property Specifications (ICSE 1999) and of DECLARE. What keeps
somebody safe counts only when it is certain, so when it is done; what must be kept from happening counts as soon
as it begins.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce
from typing import Final

A: Final = 1
B: Final = 2
C: Final = 4
OPEN: Final = 8
OTHER: Final = 16
BEFORE: Final = 32
"""A message arrives that was sent after what a rule speaks of."""
AFTER: Final = 64
"""A message is sent that what a rule speaks of follows on."""
OTHERS: Final = "others"
"""No operand of a file: every step and event for which the procedure waits."""
WRONG: Final = -1
"""The state from which nothing can be made right any more."""


class CountsWhen(StrEnum):
    """When something counts as happening."""

    DONE = "done"
    """When it is certainly done."""
    BEGUN = "begun"
    """When it begins, or may have."""
    TOUCHED = "touched"
    """When it begins and when it is done, or may have."""
    OPEN = "open"
    """While it can happen at any moment."""


@dataclass(frozen=True)
class Side:
    """What a message can bring along, or lead to: an operand that happens before its move, or after it."""

    bit: int
    key: str

    @property
    def arrives(self) -> bool:
        """Whether it is about a message that comes in; else about one that goes out."""
        return self.bit == BEFORE

    @property
    def other_bit(self) -> int:
        """The bit of the other end of the message."""
        return AFTER if self.arrives else BEFORE


@dataclass(frozen=True)
class Automaton:
    """What a pattern remembers of what happened: a number, 0 at the beginning."""

    watches: tuple[tuple[int, str, CountsWhen], ...]
    """Bit → the operand that it says, and when that counts."""
    follow: Callable[[int, int], int]
    """The state after what happened at once, said in bits; `WRONG` when that breaks the rule."""
    owing: frozenset[int] = frozenset()
    """The states in which a run may not end."""
    concerns: str = "b"
    """The operand that makes a rule concern a process; "" when only its own list of processes does."""
    lasts: bool = True
    """Whether what happened before can break it; if not, what holds of a process holds wherever it is called."""
    may_be_gone: bool = False
    """Whether it is as it should be that what it speaks of is nowhere drawn."""
    sides: tuple[Side, ...] = ()
    """How a message carries it to another procedure; none for a pattern that stays within one."""
    certain: bool = True
    """Whether a message must bring it along for certain: so for what keeps somebody safe."""


def _existence(state: int, seen: int) -> int:
    return 1 if seen & A else state


def _absence(state: int, seen: int) -> int:
    return WRONG if seen & A else state


def _exactly_one(state: int, seen: int) -> int:
    if seen & B and state:
        return WRONG
    return 1 if seen & A else state


def _precedence(state: int, seen: int) -> int:
    if seen & B and not state:
        return WRONG
    return 1 if seen & A else state


def _since(state: int, seen: int) -> int:
    if seen & B and not state:
        return WRONG
    return 1 if seen & A else _settled(state, seen)


def _settled(state: int, seen: int) -> int:
    return 0 if seen & C else state


def _since_itself(state: int, seen: int) -> int:
    return _since(state, seen | C if seen & B else seen)


def _response(state: int, seen: int) -> int:
    state = 0 if seen & B else state
    return 1 if seen & A else state


def _alternate_response(state: int, seen: int) -> int:
    if seen & A and state and not seen & B:
        return WRONG
    return _response(state, seen)


def _not_succession(state: int, seen: int) -> int:
    if seen & B and state:
        return WRONG
    return 1 if seen & A else state


def _not_coexistence(state: int, seen: int) -> int:
    both = state | (seen & (A | B))
    return WRONG if both == A | B else both


def _between(state: int, seen: int) -> int:
    if seen & B and state:
        return WRONG
    return 1 if seen & A else _settled(state, seen)


def _armed(state: int, seen: int) -> int:
    if seen & OTHER and state and not seen & (OPEN | A | C):
        return WRONG
    return 1 if seen & B else _settled(state, seen | C if seen & A else seen)


Follow = Callable[[int, int], int]


def _across(follow: Follow, before: int, after: int) -> Follow:
    """Return an automaton in which what a message brings happens before its move, and what it leads to after."""
    at_message = BEFORE | AFTER

    def followed(state: int, seen: int) -> int:
        if not seen & at_message:
            return follow(state, seen)
        steps = [seen & ~at_message]
        if seen & BEFORE:
            steps.insert(0, before)
        if seen & AFTER:
            steps.append(after)
        return reduce(one_more, steps, state)

    def one_more(state: int, seen: int) -> int:
        return WRONG if state == WRONG else follow(state, seen)

    return followed


_BROUGHT: Final = Side(BEFORE, "a")
_LEADS_TO: Final = Side(AFTER, "b")
_GUARDED: Final = ((A, "a", CountsWhen.DONE), (B, "b", CountsWhen.BEGUN))
_OWED: Final = ((A, "a", CountsWhen.BEGUN), (B, "b", CountsWhen.DONE))
_PENDING: Final = frozenset({1})
AUTOMATA: Final[Mapping[str, Automaton]] = {
    "existence": Automaton(
        ((A, "a", CountsWhen.DONE),),
        _across(_existence, before=0, after=A),
        frozenset({0}),
        concerns="",
        sides=(Side(AFTER, "a"),),
    ),
    "absence": Automaton(
        ((A, "a", CountsWhen.BEGUN),), _absence, concerns="a", lasts=False, may_be_gone=True
    ),
    "exactly_one": Automaton(
        ((A, "a", CountsWhen.DONE), (B, "a", CountsWhen.BEGUN)), _exactly_one, frozenset({0}), concerns="a"
    ),
    "precedence": Automaton(_GUARDED, _across(_precedence, A, B), lasts=False, sides=(_BROUGHT,)),
    "alternate_precedence": Automaton((*_GUARDED, (C, "c", CountsWhen.TOUCHED)), _since, lasts=False),
    "response": Automaton(_OWED, _across(_response, A, B), _PENDING, concerns="a", sides=(_LEADS_TO,)),
    "timer_armed_until": Automaton(
        (
            (A, "a", CountsWhen.BEGUN),
            (B, "b", CountsWhen.TOUCHED),
            (C, "c", CountsWhen.TOUCHED),
            (OPEN, "a", CountsWhen.OPEN),
            (OTHER, OTHERS, CountsWhen.DONE),
        ),
        _armed,
        _PENDING,
    ),
    "alternate_response": Automaton(_OWED, _alternate_response, _PENDING, concerns="a"),
    "not_succession": Automaton(
        ((A, "a", CountsWhen.TOUCHED), (B, "b", CountsWhen.TOUCHED)),
        _across(_not_succession, A, B),
        sides=(_BROUGHT, _LEADS_TO),
        certain=False,
    ),
    "not_coexistence": Automaton(
        ((A, "a", CountsWhen.TOUCHED), (B, "b", CountsWhen.TOUCHED)), _not_coexistence
    ),
    "between": Automaton(
        ((A, "a", CountsWhen.TOUCHED), (B, "b", CountsWhen.BEGUN), (C, "c", CountsWhen.DONE)), _between
    ),
    "branch_must_add": Automaton(
        ((A, "a", CountsWhen.TOUCHED), (B, "c", CountsWhen.BEGUN), (C, "b", CountsWhen.DONE)),
        _between,
        concerns="a",
    ),
}
"""Pattern → what it remembers."""
_WITHOUT_C: Final[Mapping[str, Automaton]] = {
    "alternate_precedence": Automaton(_GUARDED, _since_itself, lasts=False),
    "branch_must_add": AUTOMATA["response"],
}


def automaton_of(pattern: str, *, has_third: bool) -> Automaton:
    """Return the automaton of a pattern; `has_third`: whether the rule says the operand `c`."""
    if not has_third and pattern in _WITHOUT_C:
        return _WITHOUT_C[pattern]
    return AUTOMATA[pattern]
