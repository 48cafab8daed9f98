"""Ways of counting the tokens on one flow."""

from app.procedure.sound.exploring import AGAIN, BEYOND, SECOND
from app.procedure.sound.net import Net, Transition

Counted = tuple[int, int, int]
"""The places with at least one token, with at least two, and with three."""


class OneEach:
    """At most one: a state is one number."""

    def __init__(self, net: Net) -> None:
        self.net = net

    def begin(self) -> int:
        """Return the state to begin with."""
        return self.net.start

    def marked(self, state: int) -> int:
        """Return the places that hold a token."""
        return state

    def fire(self, state: int, by: Transition) -> tuple[tuple[int, int]]:
        """Return what a transition leads to."""
        left = state & ~by.clears
        told = (SECOND if left & by.produces else 0) | (AGAIN if left & by.ends else 0)
        after = left | by.gives
        return ((after & ~self.net.settled(after), told),)


class UpToThree:
    """Up to three; what gives a fourth leads beyond what is counted."""

    def __init__(self, net: Net) -> None:
        self.net = net

    def begin(self) -> Counted:
        """Return the state to begin with."""
        return (self.net.start, 0, 0)

    def marked(self, state: Counted) -> int:
        """Return the places that hold a token."""
        return state[0]

    def fire(self, state: Counted, by: Transition) -> tuple[tuple[Counted, int], ...]:
        """Return what a transition leads to."""
        after, told = _fire(state, by)
        return ((self._settled(after), told),)

    def _settled(self, state: Counted) -> Counted:
        return (state[0] & ~self.net.settled(state[0]), *state[1:])


class ThreeOrMore(UpToThree):
    """Three stands for three or more: more is possible here than there really is.

    From where nothing can end here, nothing can end at all.
    """

    def fire(self, state: Counted, by: Transition) -> tuple[tuple[Counted, int], ...]:
        """Return what a transition leads to: where it takes one of three or more, these may be as many still."""
        one, two, three = after = _fire(state, by)[0]
        left = state[2] & by.needs & ~by.resets
        kept = (one | left, two | left, three | left)
        return tuple((self._settled(each), 0) for each in dict.fromkeys((after, kept)))


def _fire(state: Counted, by: Transition) -> tuple[Counted, int]:
    one, two, three = (each & ~by.resets for each in state)
    taken = by.needs & ~by.resets
    one, two, three = one & ~(taken & ~two), two & ~(taken & ~three), three & ~taken
    given = by.produces
    told = _told(one, three, by)
    one, two, three = one | given, two | (one & given), three | (two & given)
    return (one | by.notes | by.ends, two, three), told


def _told(one: int, three: int, by: Transition) -> int:
    told = SECOND if one & by.produces else 0
    told |= AGAIN if one & by.ends else 0
    return told | (BEYOND if three & by.produces else 0)
