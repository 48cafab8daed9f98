"""Which variables can make a difference where every choice, taken freely, goes well.

Following values leaves out runs. Where all runs end well, that can only matter in two ways: a flow that is never
taken, or a circle that is never left. Both show when one token is led through the drawing with the values of a
few variables: those that one gateway reads together. For each node a mask says with which values it is come to.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, combinations, product
from typing import Final

from app.procedure.choosing import Numbers
from app.procedure.sound.data.following import Plan
from app.procedure.sound.data.spreading import Together
from app.procedure.sound.drawing import Sheet
from app.procedure.sound.net import bits

_MOST_SETS: Final = 200
NEVER: Final = frozenset[int]()


def that_matter(plan: Plan, sheet: Sheet) -> set[str]:
    """Return the variables of which the values close a flow for good, keep a circle going, or stop a gateway."""
    found: set[str] = set()
    sets = [
        each for each in _joined(each.variables for each in plan.choices.values()) if _is_kept(plan, each)
    ]
    if not sets:
        return found
    paths = _Paths(plan.only(set().union(*sets)))
    begun = _begun(sheet, paths)
    for names in _joined([*sets, *_going_round(plan, sets, paths)]):
        led = _Led(plan.only(names), sorted(names), paths)
        if led.is_small and led.matters(begun):
            found |= names
    return found


def _joined(sets: Iterable[Iterable[str]]) -> list[set[str]]:
    """Return sets of what stands together somewhere, each name in one of them."""
    found: list[set[str]] = []
    for names in map(set, sets):
        apart = [each for each in found if names.isdisjoint(each)]
        touched = [each for each in found if each not in apart]
        joint = names.union(*touched)
        found = [*apart, joint]
    return found


def _going_round(plan: Plan, sets: Sequence[set[str]], paths: "_Paths") -> Iterator[set[str]]:
    """Yield sets that are read in one circle in which none of them is written: together they may keep it going."""
    for one, other in combinations(sets, 2):
        names = one | other
        written = set().union(*(plan.followed[name].written for name in names))
        if _meet(paths, _readers(plan, one) - written, _readers(plan, other) - written, written):
            yield names


def _meet(paths: "_Paths", ones: set[str], others: set[str], without: set[str]) -> bool:
    """Answer whether one leads to the other and back without passing some nodes."""
    for one in ones:
        there = paths.reached(one, without)
        if any(one in paths.reached(other, without) for other in others & there):
            return True
    return False


def _readers(plan: Plan, names: set[str]) -> set[str]:
    return {gateway for gateway, each in plan.choices.items() if names.intersection(each.variables)}


def _is_kept(plan: Plan, names: set[str]) -> bool:
    """Answer whether a value may be known where it is read: not where it is always written right before."""
    readers = _readers(plan, names)
    return any(plan.choices[gateway].stops or not _is_new(plan, gateway) for gateway in readers)


def _is_new(plan: Plan, gateway: str) -> bool:
    """Answer whether all that a gateway reads is written by what stands right before it, and may be anything."""
    flows = plan.whole.sheet_of[gateway].incoming(gateway)
    read = [plan.followed[name].written for name in plan.choices[gateway].variables]
    limits = [written.get(flow.source, NEVER) for flow in flows for written in read]
    return set(limits) == {None}


def _begun(sheet: Sheet, paths: "_Paths") -> list[str]:
    """Return the first nodes that count when a drawing begins."""
    nodes = chain.from_iterable(map(sheet.within, sheet.processes))
    firsts = [node.id for node in nodes if not sheet.incoming(node.id)]
    return list(chain.from_iterable(map(paths.first, firsts)))


class _Paths:
    """How the nodes that write, read or end follow each other, past all others."""

    def __init__(self, plan: Plan) -> None:
        whole = plan.whole
        self._later = {node: list(whole.later(node)) for node in whole.nodes}
        self.last = {node for node in whole.nodes if _is_last(whole, node)}
        writing = (each.written for each in plan.followed.values())
        beside = set(filter(whole.goes_beside, whole.nodes))
        self._kept = self.last.union(plan.choices, beside, *writing)
        self._found: dict[str, list[str]] = {}
        self.after = {node: list(self._pairs(node)) for node in self._kept}
        self.before = self._turned(beside)

    def _turned(self, beside: set[str]) -> Mapping[str, list[tuple[str, str]]]:
        """Return what leads to each node; not to what goes beside what runs, and leaves that where it is."""
        found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for node, pairs in self.after.items():
            for target, other in pairs:
                found[other].append((node, target))
        for node in beside:
            found.pop(node, None)
        return found

    def _pairs(self, node: str) -> Iterator[tuple[str, str]]:
        """Yield what comes straight after a node, with each of the nodes that are kept that comes next."""
        for target in dict.fromkeys(self._later[node]):
            yield from ((target, other) for other in self.first(target))

    def reached(self, node: str, without: set[str]) -> set[str]:
        """Return what comes after a node, however far, without passing some others."""
        found: set[str] = set()
        todo = [node]
        while todo:
            new = {other for _, other in self.after[todo.pop()]} - found - without
            found |= new
            todo += new
        return found

    def first(self, node: str) -> list[str]:
        """Return the first of the nodes that are kept: a node itself, or what comes after it."""
        if node not in self._found:
            self._found[node] = self._find(node)
        return self._found[node]

    def _find(self, node: str) -> list[str]:
        found, todo, seen = [], [node], {node}
        while todo:
            here = todo.pop()
            if here in self._kept:
                found.append(here)
                continue
            new = [other for other in self._later[here] if other not in seen]
            seen.update(new)
            todo += new
        return found


def _is_last(whole: Together, node: str) -> bool:
    """Answer whether a token ends there for good."""
    return not whole.sheet_of[node].outgoing(node) and not whole.holding(whole.nodes[node].scope)


@dataclass(frozen=True)
class _Led:
    """A token that is led through a drawing with every set of values of some variables."""

    plan: Plan
    names: Sequence[str]
    paths: _Paths

    @cached_property
    def sets(self) -> list[Numbers]:
        """All sets of values: which group each variable is in."""
        return list(product(*(range(len(self.plan.followed[name].groups)) for name in self.names)))

    @property
    def is_small(self) -> bool:
        """Whether there are few enough sets."""
        size = 1
        for each in self.plan.followed.values():
            size *= len(each.groups)
        return size <= _MOST_SETS

    @cached_property
    def all(self) -> int:
        """The mask of all sets."""
        return (1 << len(self.sets)) - 1

    def matters(self, firsts: Iterable[str]) -> bool:
        """Answer whether a gateway stops, a flow is never taken, or a circle never left."""
        if any(each.stops for each in self.plan.choices.values()):
            return True
        come = self._come(firsts)
        if any(
            not come.get(gateway, 0) & open_
            for gateway, opened in self._open.items()
            for open_ in opened.values()
        ):
            return True
        ends = self._ending()
        return any(mask & ~ends.get(node, 0) for node, mask in come.items())

    @cached_property
    def _open(self) -> Mapping[str, Mapping[str, int]]:
        """Gateway → what each flow leads to → the sets of values with which it may be taken."""
        return {gateway: self._opened(gateway) for gateway in self.plan.choices}

    def _opened(self, gateway: str) -> Mapping[str, int]:
        choice, flows = self.plan.choices[gateway], self.plan.whole.sheet_of[gateway].outgoing(gateway)
        places = [self.names.index(name) for name in choice.variables]
        found = {flow.target: 0 for flow in flows}
        for at, numbers in enumerate(self.sets):
            ways = choice.fits[tuple(numbers[place] for place in places)]
            taken = frozenset[str]().union(*ways)
            for flow in flows:
                found[flow.target] |= (flow.id in taken) << at
        return found

    def _through(self, node: str, mask: int, target: str) -> int:
        """Return with which values one goes from a node to what comes straight after it."""
        if node in self._open:
            return mask & self._open[node].get(target, mask)
        if node not in self._writing or self.plan.whole.nodes[target].type == "boundaryEvent":
            return mask
        return self._written(node, mask)

    @cached_property
    def _writing(self) -> frozenset[str]:
        return frozenset().union(*(each.written for each in self.plan.followed.values()))

    def _written(self, node: str, mask: int) -> int:
        """Return the sets of values there may be after a node wrote."""
        for at, name in enumerate(self.names):
            followed = self.plan.followed[name]
            if node in followed.written:
                limit = followed.written[node]
                mask = self._with(at, limit if limit is not None else range(len(followed.groups)), mask)
        return mask

    def _with(self, at: int, groups: Iterable[int], mask: int) -> int:
        """Return the sets that differ from those in a mask in one variable alone, now in one of some groups."""
        found = 0
        for numbers in self._in(mask):
            for group in groups:
                found |= 1 << self._number[(*numbers[:at], group, *numbers[at + 1 :])]
        return found

    def _in(self, mask: int) -> Iterator[Numbers]:
        """Yield the sets of a mask."""
        for place in bits(mask):
            yield self.sets[place.bit_length() - 1]

    @cached_property
    def _number(self) -> Mapping[Numbers, int]:
        return {numbers: at for at, numbers in enumerate(self.sets)}

    def _come(self, firsts: Iterable[str]) -> dict[str, int]:
        """Return with which values each node is come to."""
        found = dict.fromkeys(firsts, self.all)
        todo = list(found)
        while todo:
            node = todo.pop()
            for target, other in self.paths.after[node]:
                new = found.get(other, 0) | self._through(node, found[node], target)
                if new != found.get(other, 0):
                    found[other] = new
                    todo.append(other)
        return found

    def _ending(self) -> dict[str, int]:
        """Return with which values one can come from each node to an end."""
        found = dict.fromkeys(self.paths.last, self.all)
        todo = list(found)
        while todo:
            other = todo.pop()
            for node, target in self.paths.before.get(other, ()):
                new = found.get(node, 0) | self._back(node, target, found[other])
                if new != found.get(node, 0):
                    found[node] = new
                    todo.append(node)
        return found

    def _back(self, node: str, target: str, mask: int) -> int:
        """Return with which values one may go from a node to what comes after it and have some of these there."""
        if node not in self._writing:
            return self._through(node, mask, target)
        found = 0
        for place in bits(self.all):
            found |= place if self._through(node, place, target) & mask else 0
        return found
