"""What the proof says that can be: which flows are ever taken, and where tokens ever stand together."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.execution import Moved
from app.procedure.sound import Budget
from app.procedure.sound.counting import OneEach
from app.procedure.sound.exploring import explore
from app.procedure.sound.net import Net, bits
from tests.engine.walks.models import MOVES, Proved


@dataclass(frozen=True)
class Possible:
    """All that can be in one model."""

    flows: frozenset[str]
    standing: frozenset[frozenset[str]]
    is_several: bool
    """Whether one run of the net stands for several: a repetition, or a reminder that comes again."""

    @classmethod
    def of(cls, proved: Proved) -> "Possible | None":
        """Return what can be; None where that is too much to look through."""
        net = proved.net(follow=True)
        graph = explore(net, OneEach(net), Budget(MOVES))
        if not graph.whole:
            net = proved.net(follow=False)
            graph = explore(net, OneEach(net), Budget(MOVES))
        if not graph.whole:
            return None
        ever = 0
        for state in graph.states:
            ever |= state
        marked = frozenset(_names(net, ever))
        standing = frozenset(frozenset(_elements(proved, _names(net, state))) for state in graph.states)
        nodes = proved.nodes.values()
        several = any(node.repeats or (node.attached_to and not node.interrupting) for node in nodes)
        return cls(marked | frozenset(_passed(proved)), standing, several)

    def ensure(self, moved: Moved) -> None:
        """Raise `AssertionError` where the engine did, or stands, as no state of the net does."""
        taken = {flow for step in moved.steps for flow in step.flows}
        assert taken <= self.flows, taken - self.flows
        if not self.is_several:
            assert any(each.issuperset(moved.active) for each in self.standing), moved.active


def _names(net: Net, state: int) -> Iterator[str]:
    return (net.names[place.bit_length() - 1] for place in bits(state))


def _passed(proved: Proved) -> Iterator[str]:
    """Yield the flows on which no token waits: from a gateway to the events of which the first is awaited."""
    for sheet in proved.sheets.values():
        for flow in sheet.flows.values():
            if sheet.nodes[flow.source].type == "eventBasedGateway":
                yield flow.id


def _elements(proved: Proved, marked: Iterator[str]) -> Iterator[str]:
    """Yield the elements at which tokens stand; before a gateway that awaits events, also these."""
    target = {flow.id: flow.target for sheet in proved.sheets.values() for flow in sheet.flows.values()}
    for name in marked:
        yield target.get(name, name)
