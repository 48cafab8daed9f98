"""Which inclusive gateways wait for each other: each for a token that stands before another."""

from collections.abc import Mapping

from app.procedure.sound.net import Join, Net, bits


def waiting_for_each_other(net: Net, state: int) -> tuple[str, ...]:
    """Return the inclusive gateways in a state that wait for what another of them holds; none when none do."""
    joins: dict[str, Join] = {}
    for each in net.transitions:
        if each.join is not None:
            joins[each.element] = each.join
    holds: dict[str, set[str]] = {}
    for name, join in joins.items():
        holds[name] = _holders(joins, _awaited(join, state))
    return tuple(name for name in holds if name in _followed(holds, name))


def _holders(joins: Mapping[str, Join], awaited: int) -> set[str]:
    """Return the gateways before which one of some tokens stands."""
    return {name for name, join in joins.items() if join.arrivals & awaited}


def _awaited(join: Join, state: int) -> int:
    """Return the places of all tokens that a gateway waits for; none when it waits for a first token."""
    full, found = state & join.arrivals, 0
    if not full:
        return found
    for place in bits(state & join.watched):
        if not join.leads[place] & full:
            found |= place
    return found


def _followed(holds: Mapping[str, set[str]], first: str) -> set[str]:
    """Return all that one waits for, and what that waits for, however far."""
    found: set[str] = set()
    todo = [first]
    while todo:
        new = holds[todo.pop()] - found
        found |= new
        todo += new
    return found
