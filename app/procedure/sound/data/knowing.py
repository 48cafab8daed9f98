"""Adds to a net what is known of variables: places that say in which group a value is, or among which."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

from app.procedure.sound.data.choosing import ValueChoice
from app.procedure.sound.data.following import FollowedVariable, Plan
from app.procedure.sound.net import Transition, bits
from app.procedure.sound.scopes import Places, Scope


@dataclass
class _Places:
    """The places of one variable; when none is marked its value may be any."""

    groups: list[int]
    limits: dict[frozenset[int], int]

    def all(self) -> int:
        return sum(self.groups) | sum(self.limits.values())


@dataclass
class KnownValues:
    """Splits what writes or reads a followed variable by what is known then."""

    plan: Plan
    places: Places
    _of: dict[str, _Places] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name, each in self.plan.followed.items():
            self._of[name] = self._take(each)

    def _take(self, each: FollowedVariable) -> _Places:
        groups = [self.places.take(each.name, token=False) for _ in each.groups]
        limits = set(filter(None, each.written.values()))
        taken = {limit: self.places.take(each.name, token=False) for limit in limits}
        return _Places(groups, taken)

    def split(self, scope: Scope, made: Sequence[Transition]) -> Iterator[Transition]:
        """Yield what one node does, each time for what may be known then."""
        if not self.plan.followed:
            yield from made
            return
        for each in made:
            choice = self.plan.choices.get(each.element)
            if choice is not None:
                yield from self._chosen(scope, each, choice)
            else:
                yield self._written(scope, each)
        yield from self._stopped(scope, made)

    def _written(self, scope: Scope, each: Transition) -> Transition:
        """Return it with what it writes: what was known is forgotten."""
        active = scope.active.get(each.element, 0)
        if each.needs & active != active:
            return each
        resets, notes = 0, 0
        for name, followed in self.plan.followed.items():
            if each.element in followed.written:
                limit, places = followed.written[each.element], self._of[name]
                resets |= places.all()
                notes |= places.limits[limit] if limit else 0
        return replace(each, resets=each.resets | resets, notes=each.notes | notes) if resets else each

    def _chosen(self, scope: Scope, each: Transition, choice: ValueChoice) -> Iterator[Transition]:
        """Yield a way out of a gateway, once for each set of values with which it is taken."""
        out = scope.sheet.outgoing(each.element)
        way = frozenset(flow.id for flow in out if scope.flows[flow.id] & each.gives)
        for numbers, ways in choice.fits.items():
            if way in ways:
                yield from self._known(each, dict(zip(choice.variables, numbers, strict=True)))

    def _stopped(self, scope: Scope, made: Sequence[Transition]) -> Iterator[Transition]:
        """Yield how a gateway stops for ever: no condition holds and there is no default."""
        once = {(each.element, each.needs): each for each in made}
        for each in once.values():
            choice = self.plan.choices.get(each.element)
            if choice is None or not choice.stops:
                continue
            stop = replace(each, produces=scope.gaps[each.element])
            yield from self._stop(stop, choice)

    def _stop(self, each: Transition, choice: ValueChoice) -> Iterator[Transition]:
        for numbers, ways in choice.fits.items():
            if not ways:
                yield from self._known(each, dict(zip(choice.variables, numbers, strict=True)))

    def _known(self, each: Transition, numbers: Mapping[str, int]) -> Iterator[Transition]:
        """Yield it for all that may be known when these are the values: they are, may be, or nothing is."""
        for parts in product(*(self._ways_of_knowing(name, number) for name, number in numbers.items())):
            reads, needs, inhibits, notes = (_joined(masks) for masks in zip(*parts, strict=True))
            yield replace(
                each,
                reads=each.reads | reads,
                needs=each.needs | needs,
                inhibits=each.inhibits | inhibits,
                notes=each.notes | notes,
            )

    def _ways_of_knowing(self, name: str, number: int) -> list[tuple[int, int, int, int]]:
        places = self._of[name]
        here = places.groups[number]
        found = [(here, 0, 0, 0), (0, 0, places.all(), here)]
        found += [(0, mark, 0, here) for limit, mark in places.limits.items() if number in limit]
        return found

    def before(self, made: Sequence[Transition]) -> dict[int, int]:
        """Return for each place that says something of a variable from where a token can come to what reads it."""
        if not self._of:
            return {}
        leads = _Leads(made, _joined(places.all() for places in self._of.values()))
        found: dict[int, int] = {}
        for name, places in self._of.items():
            readers = self._readers(name)
            asked = [leads.asked(each) for each in made if each.element in readers]
            found |= dict.fromkeys(bits(places.all()), leads.to(_joined(asked)))
        return found

    def _readers(self, name: str) -> set[str]:
        return {gateway for gateway, each in self.plan.choices.items() if name in each.variables}


class _Leads:
    """From where tokens come to a place."""

    def __init__(self, made: Sequence[Transition], beside: int) -> None:
        self._beside = beside
        self._giving: dict[int, int] = {}
        for each in made:
            asked = self.asked(each)
            for place in bits((each.produces | each.notes) & ~beside):
                self._giving[place] = self._giving.get(place, 0) | asked

    def asked(self, each: Transition) -> int:
        """Return where tokens must stand for it to happen."""
        arrivals = each.join.arrivals if each.join else 0
        return (each.needs | arrivals) & ~self._beside

    def to(self, places: int) -> int:
        """Return places with all from which a token can come to them."""
        found = todo = places
        while todo:
            low = todo & -todo
            new = self._giving.get(low, 0) & ~found
            found |= new
            todo = (todo ^ low) | new
        return found


def _joined(masks: Iterator[int] | Sequence[int]) -> int:
    joined = 0
    for mask in masks:
        joined |= mask
    return joined
