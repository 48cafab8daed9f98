"""The order in which steps are read: the longest way first, each branch whole, what joins branches after them."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from app.procedure.graph import as_left

Followers = Mapping[str, Sequence[str]]
"""What follows each step, by id."""


def in_reading_order(followers: Followers, begin: Iterable[str], ends: Collection[str] = ()) -> list[str]:
    """Return the ids that are reached from the beginning, and after them the others as they stand.

    An arrow back to a step that is still under way decides nothing: what it comes from stands after that step.
    Of what may follow, an end comes last.
    """
    known = {name: [each for each in after if each in followers] for name, after in followers.items()}
    begins = [each for each in begin if each in known]
    onward = _without_ways_back(known, begins)
    length = _lengths(onward, ends)
    shortest_first: dict[str, list[str]] = {}
    for name, after in onward.items():
        last_drawn_first = after[::-1]
        shortest_first[name] = sorted(last_drawn_first, key=length.__getitem__)
    reached = as_left(shortest_first, begins)
    return [*reversed(reached), *(name for name in followers if name not in onward)]


def _without_ways_back(followers: Followers, begins: Sequence[str]) -> dict[str, list[str]]:
    """Return what follows each step that is reached, without the arrows to a step that is still under way."""
    last_first = as_left(followers, begins)
    place = {name: number for number, name in enumerate(reversed(last_first))}
    onward: dict[str, list[str]] = {}
    for name in last_first:
        onward[name] = [each for each in followers[name] if place[each] > place[name]]
    return onward


def _lengths(onward: Followers, ends: Collection[str]) -> dict[str, int]:
    """Return how many steps the longest way from each step has, ends not counted; the arrows form no circle."""
    length: dict[str, int] = {}
    for name in as_left(onward, onward):
        length[name] = (name not in ends) + max((length[each] for each in onward[name]), default=0)
    return length
