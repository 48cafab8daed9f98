"""Which variables are followed through a drawing, what writes them and which gateways read them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Final

from app.procedure.choosing import ReadCondition
from app.procedure.expressions.values import Value
from app.procedure.sound.data.choosing import ValueChoice, choice, conditions
from app.procedure.sound.data.reading import Data
from app.procedure.sound.data.spreading import Together, is_beside, together
from app.procedure.sound.data.values import groups
from app.procedure.sound.data.writing import WrittenValue, decides_elsewhere, writers_of, written_in
from app.procedure.sound.drawing import Sheet
from app.procedure.variables import Variable

_MOST_GROUPS: Final = 6


@dataclass(frozen=True)
class FollowedVariable:
    """A variable that is followed: its values in groups that conditions tell apart."""

    name: str
    groups: Sequence[tuple[Value, ...]]
    written: Mapping[str, frozenset[int] | None]
    """Node → the groups that what it writes is in; None for any."""


@dataclass(frozen=True)
class Plan:
    """All that is followed through one drawing and what it calls."""

    followed: Mapping[str, FollowedVariable] = field(default_factory=dict)
    choices: Mapping[str, ValueChoice] = field(default_factory=dict)
    """Gateway → how it chooses."""
    whole: Together = field(default_factory=lambda: Together(()))

    @property
    def stopping(self) -> frozenset[str]:
        """The gateways that may stop for ever."""
        return frozenset(gateway for gateway, each in self.choices.items() if each.stops)

    def only(self, names: set[str]) -> "Plan":
        """Return the plan that follows some of these variables; the others may have any value at any moment."""
        followed = {name: each for name, each in self.followed.items() if name in names}
        whole, partly = dict[str, ValueChoice](), list[str]()
        for gateway, each in self.choices.items():
            if names.issuperset(each.variables):
                whole[gateway] = each
            elif not names.isdisjoint(each.variables):
                partly.append(gateway)
        return Plan(followed, whole | dict(_choices(self.whole, partly, followed)), self.whole)


NOTHING: Final = Plan()


def plan_of(sheet: Sheet, called: Mapping[str, Sheet], data: Data) -> Plan:
    """Return all that can be followed: nothing where something that is not drawn here may write."""
    if not data.declared:
        return NOTHING
    whole = together(sheet, called)
    if whole is None or decides_elsewhere(whole, data):
        return NOTHING
    if any(len(each.processes) > 1 for each in whole.sheets):
        return NOTHING
    readers = dict(_readers(whole))
    followed = {each.name: each for each in _followed(whole, data, readers)}
    return Plan(followed, dict(_choices(whole, readers, followed)), whole)


def _choices(
    whole: Together, gateways: Iterable[str], followed: Mapping[str, FollowedVariable]
) -> Iterator[tuple[str, ValueChoice]]:
    """Yield how each gateway chooses by what is followed; not one that reads nothing of it."""
    known = {name: each.groups for name, each in followed.items()}
    for gateway in gateways:
        found = choice(whole.sheet_of[gateway], whole.nodes[gateway], known)
        if found is not None:
            yield gateway, found


def _readers(whole: Together) -> Iterator[tuple[str, list[ReadCondition]]]:
    """Yield each gateway that chooses, with its conditions."""
    for node in whole.nodes.values():
        found = conditions(whole.sheet_of[node.id], node)
        if found:
            yield node.id, found


def _followed(
    whole: Together, data: Data, readers: Mapping[str, Sequence[ReadCondition]]
) -> Iterator[FollowedVariable]:
    several, drawn = _several(whole), written_in(whole, data)
    read = list(chain.from_iterable(readers.values()))
    declared = data.variables(sheet.file for sheet in whole.sheets)
    for name in sorted(declared.keys() & _named(read)):
        writers = writers_of(declared[name], whole, drawn.get(name, ()))
        if writers is not None and several.isdisjoint(each.node for each in writers):
            asked = [condition for condition in read if name in condition.names]
            yield from _grouped(declared[name], declared, asked, writers)


def _named(read: Iterable[ReadCondition]) -> frozenset[str]:
    return frozenset[str]().union(*(each.names for each in read))


def _several(whole: Together) -> set[str]:
    """Return what one run through the net stands for several of: repetitions, and what comes beside its step."""
    repeated, beside = set[str](), set[str]()
    for node in whole.nodes.values():
        if node.repeats:
            repeated.add(node.id)
        if is_beside(node):
            beside.add(node.id)
    return whole.spread(repeated, whole.inside) | whole.spread(beside, whole.after)


def _grouped(
    variable: Variable,
    declared: Mapping[str, Variable],
    asked: Sequence[ReadCondition],
    writers: Sequence[WrittenValue],
) -> Iterator[FollowedVariable]:
    found = groups(variable, asked, declared)
    if 1 < len(found) <= _MOST_GROUPS:
        yield FollowedVariable(variable.name, found, {each.node: _limit(found, each) for each in writers})


def _limit(found: Sequence[tuple[Value, ...]], written: WrittenValue) -> frozenset[int] | None:
    """Return the groups that hold what a node may write; None when these are all, or nobody knows."""
    kept = frozenset(at for at, group in enumerate(found) if _may_be_in(group, written))
    return None if len(kept) == len(found) else kept


def _may_be_in(group: tuple[Value, ...], written: WrittenValue) -> bool:
    """Answer whether what a node may write is in a group of values."""
    if written.values is not None:
        return not written.values.isdisjoint(group)
    return written.empties or group != (None,)
