"""Where two tokens may stand on one arrow: ways that began together come together without waiting."""

from collections.abc import Iterator

from app.procedure.edits.add_gateway import AddGateway
from app.procedure.edits.own_end import OwnEnd
from app.procedure.edits.set_interrupting import SetInterrupting
from app.procedure.edits.swap_gateway import SwapGateway
from app.procedure.repairs.problem import Problem, Proposal
from app.procedure.sound.drawing import Node

_MOST = 3


def proposed(problem: Problem) -> Iterator[Proposal]:
    """Propose to wait where they come together, an end apart for what runs beside, then to choose at the split."""
    for merge in problem.joins()[:_MOST]:
        yield from _waiting(problem, merge)
    for event in problem.before():
        if event.type == "boundaryEvent" and not event.interrupting:
            yield from _beside(problem, event)
    for split in problem.splits("parallelGateway", "inclusiveGateway"):
        yield (SwapGateway(split.id, "exclusiveGateway"),)
    for step in filter(_is_step, problem.splits()):
        yield (AddGateway(step.id, "after", "exclusiveGateway", "Welke weg?"),)


def _is_step(node: Node) -> bool:
    return not node.type.endswith("Gateway")


def _waiting(problem: Problem, merge: Node) -> Iterator[Proposal]:
    """Propose a join in the place of a merge; ways that go round do not wait for each other."""
    flows = [flow.id for flow in problem.sheet.incoming(merge.id)]
    onward = tuple(flow for flow in flows if not problem.leads_back(merge.id, flow))
    goes_round = len(onward) < len(flows)
    if merge.type.endswith("Gateway") and not goes_round:
        yield (SwapGateway(merge.id, "parallelGateway"),)
    elif len(onward) > 1:
        yield (AddGateway(merge.id, "before", "parallelGateway", flows=onward),)


def _beside(problem: Problem, event: Node) -> Iterator[Proposal]:
    for flow in problem.sheet.outgoing(event.id):
        yield (OwnEnd(flow.id),)
    yield (SetInterrupting(event.id, interrupting=True),)
