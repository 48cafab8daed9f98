"""A finding with the drawing that it is in: what a repair is thought of from."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from app.procedure.bundle import Model, read_model
from app.procedure.edits.edit import Edit
from app.procedure.findings import Finding
from app.procedure.sound.drawing import Node, Sheet, draw

Proposal = tuple[Edit, ...]
"""Edits that mend together, one after another."""


@dataclass(frozen=True)
class Problem:
    """What is to be mended, in one file of a procedure."""

    finding: Finding
    file: str
    files: Mapping[str, bytes]

    @property
    def element(self) -> str:
        """The id of where the finding is."""
        return self.finding.element

    @cached_property
    def sheet(self) -> Sheet:
        """What the file draws, whatever program drew it; raises `ModelError` when it draws nothing."""
        return draw(self.file, self.files[self.file])

    @cached_property
    def model(self) -> Model:
        """What all files say together."""
        return read_model(self.files)[0]

    @property
    def begin(self) -> str:
        """The step at the finding: of an arrow, where it leaves."""
        flow = self.sheet.flows.get(self.element)
        return flow.source if flow else self.element

    def joins(self, *types: str) -> list[Node]:
        """Return what several arrows lead to among the step and what leads to it, the nearest first."""
        joins = [node for node in self.before() if len(self.sheet.incoming(node.id)) > 1]
        return _of_type(joins, types)

    def joins_behind(self, *types: str) -> list[Node]:
        """Return what several arrows lead to among the step and what it leads to, the nearest first."""
        joins = [node for node in self.behind() if len(self.sheet.incoming(node.id)) > 1]
        return _of_type(joins, types)

    def splits(self, *types: str) -> list[Node]:
        """Return what several arrows leave among the step and what leads to it, the nearest first."""
        splits = [node for node in self.before() if len(self.sheet.outgoing(node.id)) > 1]
        return _of_type(splits, types)

    def splits_around(self, *types: str) -> list[Node]:
        """Return what several arrows leave before the step and behind it, the nearest first."""
        around = dict.fromkeys([*self.before(), *self.behind()])
        splits = [node for node in around if len(self.sheet.outgoing(node.id)) > 1]
        return _of_type(splits, types)

    def before(self) -> Iterator[Node]:
        """Yield the step at the finding and what leads to it, the nearest first."""
        yield from self._from(self.begin, self._sources)

    def behind(self) -> Iterator[Node]:
        """Yield the step at the finding and what it leads to, the nearest first."""
        yield from self._from(self.begin, self._targets)

    def leads_back(self, node: str, flow: str) -> bool:
        """Answer whether an arrow into a node comes from behind it: it goes round."""
        source = self.sheet.flows[flow].source
        return source in {each.id for each in self._from(node, self._targets)}

    def _from(self, begin: str, onward: Callable[[str], Iterable[str]]) -> Iterator[Node]:
        todo, seen = [begin], {begin}
        for here in todo:
            if here in self.sheet.nodes:
                yield self.sheet.nodes[here]
            new = dict.fromkeys(onward(here)).keys() - seen
            seen |= new
            todo += sorted(new)

    def _sources(self, node: str) -> Iterator[str]:
        yield from (flow.source for flow in self.sheet.incoming(node))
        found = self.sheet.nodes.get(node)
        if found is not None and found.attached_to:
            yield found.attached_to

    def _targets(self, node: str) -> Iterator[str]:
        yield from (flow.target for flow in self.sheet.outgoing(node))
        yield from (event.id for event in self.sheet.boundaries(node))


def _of_type(nodes: list[Node], types: tuple[str, ...]) -> list[Node]:
    return [node for node in nodes if node.type in types] if types else nodes
