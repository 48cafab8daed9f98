"""Which step of the old drawing is which of the new one: by its id, else by all that makes it what it is."""

from collections.abc import Callable, Container, Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from app.procedure.comparing.uniting import United, alike, united
from app.procedure.model import Element, Flow, Lane, Process

Same = Callable[[str], str | None]
"""The id that something has in the new drawing; None for what is not in both."""
KeyOfFlow = Callable[[Flow], Hashable | None]
_MOST_ROUNDS: Final = 50


@dataclass(frozen=True)
class Pairing:
    """Two drawings of one process."""

    old: Process
    new: Process
    after: Mapping[str, str]
    """Id of an old element → its id in the new drawing; the process itself stands in it too."""
    arrows: Mapping[str, str]
    """The same of the arrows."""
    lanes: United[Lane]

    @cached_property
    def before(self) -> Mapping[str, str]:
        """Id of a new element → its id in the old drawing."""
        return {new: old for old, new in self.after.items()}

    @cached_property
    def gone(self) -> Mapping[str, Element]:
        """What is no longer drawn, by its old id."""
        return {each.id: each for each in self.old.elements.values() if each.id not in self.after}

    @cached_property
    def added(self) -> Mapping[str, Element]:
        """What is newly drawn, by its new id."""
        return {each.id: each for each in self.new.elements.values() if each.id not in self.before}

    def both(self) -> Iterator[tuple[Element, Element]]:
        """Yield what is drawn in both, old and new."""
        for old in self.old.elements.values():
            new = self.after.get(old.id)
            if new is not None:
                yield old, self.new.elements[new]

    def arrows_in_both(self) -> Iterator[tuple[Flow, Flow]]:
        """Yield the arrows that are drawn in both, old and new."""
        for old, new in self.arrows.items():
            yield self.old.flows[old], self.new.flows[new]

    def arrows_gone(self) -> list[Flow]:
        """Return the arrows that are no longer drawn."""
        return _unknown(self.old, self.arrows)

    def arrows_added(self) -> list[Flow]:
        """Return the arrows that are newly drawn."""
        return _unknown(self.new, set(self.arrows.values()))


def paired(old: Process, new: Process) -> Pairing:
    """Return which is which, of the elements and then of the arrows between them."""
    after = {old.id: new.id}
    after |= {each: each for each in old.elements if each in new.elements}
    for _ in range(_MOST_ROUNDS):
        found = _more(old, new, after)
        if not found:
            break
        after |= found
    return Pairing(old, new, after, _arrows(old, new, after), _lanes(old, new, after))


def _lanes(old: Process, new: Process, after: Mapping[str, str]) -> United[Lane]:
    """Return which lane is which: by its id, else by its name, its role and the part that it lies in."""
    itself = {each: each for each in after.values()}

    def key(lane: Lane) -> Hashable:
        drawn, same = (old, after) if lane in old.lanes else (new, itself)
        inside = [drawn.elements[each].scope for each in lane.members if each in drawn.elements]
        return lane.name, lane.livc.get("role"), frozenset(map(same.get, inside))

    return united(old.lanes, new.lanes, lambda lane: lane.id, key)


def _more(old: Process, new: Process, after: Mapping[str, str]) -> dict[str, str]:
    """Return the pairs that the surest way of looking finds, of what has none yet."""
    itself = {each: each for each in after.values()}
    olds = _unpaired(old, after)
    news = _unpaired(new, itself)
    for look in (_whole, _by_name, _by_neighbours):
        pairs = alike(olds, news, look(old, after.get), look(new, itself.get))
        found = {one.id: other.id for one, other in pairs}
        if found:
            return found
    return {}


def _unpaired(process: Process, known: Container[str]) -> list[Element]:
    return [each for name, each in process.elements.items() if name not in known]


def _whole(_: Process, same: Same) -> Callable[[Element], Hashable]:
    """All that it says, and where it stands."""

    def key(element: Element) -> Hashable:
        words = tuple(sorted(element.livc.items()))
        drawn = (element.type, element.name, element.event, element.timer, element.called)
        return drawn, words, same(element.scope), same(element.attached_to or "")

    return key


def _by_name(_: Process, __: Same) -> Callable[[Element], Hashable | None]:
    def key(element: Element) -> Hashable | None:
        return (element.type, element.name, element.livc.get("kind")) if element.name else None

    return key


def _by_neighbours(process: Process, same: Same) -> Callable[[Element], Hashable | None]:
    """What it does, between what and what."""

    def key(element: Element) -> Hashable | None:
        around = _around(process, element, same)
        if not around or None in around:
            return None
        words = element.livc
        does = (words.get("kind"), words.get("operatie"), words.get("message"), words.get("form"))
        return element.type, element.event, does, same(element.scope), around

    return key


def _around(process: Process, element: Element, same: Same) -> frozenset[tuple[str, str] | None]:
    """Return what leads to it and what follows; None among them for what is not in both."""
    found = [_met("voor", same(flow.source)) for flow in process.incoming(element.id)]
    found += [_met("na", same(flow.target)) for flow in process.outgoing(element.id)]
    if element.attached_to:
        found.append(_met("aan", same(element.attached_to)))
    return frozenset(found)


def _met(where: str, known: str | None) -> tuple[str, str] | None:
    return (where, known) if known else None


def _arrows(old: Process, new: Process, after: Mapping[str, str]) -> dict[str, str]:
    """Return which arrow is which; one that has neither end in common with another is another."""
    found: dict[str, str] = {}
    for name, flow in old.flows.items():
        namesake = new.flows.get(name)
        if namesake and _meet(flow, namesake, after):
            found[name] = name
    itself = {each: each for each in after.values()}
    for look in (_all_of_it, _ends, _begin_and_words, _end_and_words, _begin):
        olds = _unknown(old, found)
        news = _unknown(new, set(found.values()))
        pairs = alike(olds, news, look(after.get), look(itself.get))
        found |= {one.id: other.id for one, other in pairs}
    return found


def _unknown(process: Process, known: Container[str]) -> list[Flow]:
    return [flow for name, flow in process.flows.items() if name not in known]


def _meet(one: Flow, other: Flow, after: Mapping[str, str]) -> bool:
    return after.get(one.source) == other.source or after.get(one.target) == other.target


def _all_of_it(same: Same) -> KeyOfFlow:
    return _flow_key(same, ("source", "target"), ("name", "condition"))


def _ends(same: Same) -> KeyOfFlow:
    return _flow_key(same, ("source", "target"), ())


def _begin_and_words(same: Same) -> KeyOfFlow:
    return _flow_key(same, ("source",), ("name", "condition"))


def _end_and_words(same: Same) -> KeyOfFlow:
    return _flow_key(same, ("target",), ("name", "condition"))


def _begin(same: Same) -> KeyOfFlow:
    return _flow_key(same, ("source",), ())


def _flow_key(same: Same, ends: tuple[str, ...], words: tuple[str, ...]) -> KeyOfFlow:
    def key(flow: Flow) -> Hashable | None:
        known = [same(getattr(flow, end)) for end in ends]
        said = [getattr(flow, word) for word in words]
        return None if None in known else (*known, *said)

    return key
