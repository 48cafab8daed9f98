"""Ends that stop everything while something is done by itself on a branch beside them, in any drawing."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Final

BASIS: Final = "BPMN 2.0.2 §13.5.6"
SENTENCE: Final = (
    "Terwijl dit einde alles stopt, gebeurt “{stap}” vanzelf op een tak ernaast: of dat nog gebeurt, zou afhangen "
    "van de volgorde van de pijlen in het bestand. Laat de takken eerst samenkomen."
)
_JOINS: Final = frozenset({"parallelGateway", "inclusiveGateway"})
_DOES: Final = frozenset({"serviceTask", "sendTask", "intermediateThrowEvent", "businessRuleTask"})
_MOST: Final = 3_000
_PASSES: Final = _DOES | {"exclusiveGateway"}
_TWO: Final = 2
Branch = Mapping[str, None]
"""What stands on one, in the order in which it is come to."""


@dataclass(frozen=True)
class Branching:
    """What a drawing says of where tokens go by themselves, however it was read."""

    types: Mapping[str, str]
    """Step, event or gateway → its kind of BPMN element."""
    stopping: frozenset[str]
    """The ends that stop everything."""
    flows: Sequence[tuple[str, str]]
    """Source and target of each flow, in document order."""

    @cached_property
    def _behind(self) -> Mapping[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for source, target in self.flows:
            found[source].append(target)
        return found

    @cached_property
    def _incoming(self) -> Mapping[str, int]:
        return Counter(target for _, target in self.flows)

    def races(self) -> Iterator[tuple[str, str]]:
        """Yield each end that stops what is done on another branch, with the first step there.

        Of a very large drawing nothing is said: what must be run has far fewer elements.
        """
        if not self.stopping or len(self.types) > _MOST:
            return
        for split in filter(self._splits, self.types):
            branches = list(map(self._by_itself, self._behind.get(split, ())))
            yield from self._among(branches)

    def _splits(self, node: str) -> bool:
        return self.types.get(node) in _JOINS

    def _among(self, branches: Sequence[Branch]) -> Iterator[tuple[str, str]]:
        """Yield the races between the branches behind one gateway."""
        doing = [next(filter(self._is_done, each), None) for each in branches]
        for place, branch in enumerate(branches):
            ends = list(filter(self.stopping.__contains__, branch))
            others = doing[:place] + doing[place + 1 :]
            beside = list(filter(None, others))
            yield from product(ends, beside)

    def _by_itself(self, first: str) -> Branch:
        """Return what is come to from an element without anyone, and without waiting for another branch."""
        found = {first: None}
        todo = [first]
        for here in filter(self._passes, todo):
            leads = dict.fromkeys(self._behind.get(here, ()))
            todo += leads.keys() - found.keys()
            found.update(leads)
        return found

    def _passes(self, node: str) -> bool:
        kind = self.types.get(node)
        if kind in _JOINS:
            return self._incoming.get(node, 0) < _TWO
        return kind in _PASSES

    def _is_done(self, node: str) -> bool:
        return self.types.get(node) in _DOES
