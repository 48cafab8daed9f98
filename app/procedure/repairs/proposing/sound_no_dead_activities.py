"""A step that can never happen: a join before it waits for ever, or nothing leads to it."""

from collections.abc import Iterator

from app.procedure.edits.drop_step import DropStep
from app.procedure.edits.swap_gateway import SwapGateway
from app.procedure.repairs.problem import Problem, Proposal


def proposed(problem: Problem) -> Iterator[Proposal]:
    """Propose joins that take the first that comes, choices that take every way, then the loss of the step."""
    for join in problem.joins("parallelGateway", "inclusiveGateway"):
        yield (SwapGateway(join.id, "exclusiveGateway"),)
    for split in problem.splits("exclusiveGateway"):
        yield (SwapGateway(split.id, "parallelGateway"),)
    if "startEvent" not in {node.type for node in problem.before()}:
        yield (DropStep(problem.element),)
