"""Several starts become one."""

from collections.abc import Iterator

from app.procedure.edits.drop_step import DropStep
from app.procedure.edits.join_starts import JoinStarts
from app.procedure.repairs.problem import Problem, Proposal


def proposed(problem: Problem) -> Iterator[Proposal]:
    """Propose one start for all ways, then the loss of one start."""
    inside = problem.sheet.within(problem.element)
    starts = [node.id for node in inside if node.type == "startEvent"]
    if len(starts) > 1:
        yield (JoinStarts(problem.element),)
        yield from ((DropStep(start),) for start in starts)
