"""A loop on a step is not executed: the step is done once, which is what a casus sees today."""

from collections.abc import Iterator

from app.procedure.edits.remove_loop import RemoveLoop
from app.procedure.repairs.problem import Problem, Proposal


def proposed(problem: Problem) -> Iterator[Proposal]:
    """Propose the step without its mark."""
    yield (RemoveLoop(problem.element),)
