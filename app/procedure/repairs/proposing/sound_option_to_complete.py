"""Where what began cannot end: a join that waits for a way that is not taken."""

from collections.abc import Iterator

from app.procedure.edits.swap_gateway import SwapGateway
from app.procedure.repairs.problem import Problem, Proposal

_WAIT = ("parallelGateway", "inclusiveGateway", "complexGateway")
_MOST = 4


def proposed(problem: Problem) -> Iterator[Proposal]:
    """Propose a join that takes the first that comes, then a choice that takes every way."""
    for join in problem.joins_behind(*_WAIT)[:_MOST]:
        yield (SwapGateway(join.id, "exclusiveGateway"),)
    splits = problem.splits_around("exclusiveGateway")
    for split in splits[:_MOST]:
        yield (SwapGateway(split.id, "parallelGateway"),)
