"""What nothing leads to is taken away."""

from collections.abc import Iterator

from app.procedure.edits.drop_step import DropStep
from app.procedure.repairs.problem import Problem, Proposal


def proposed(problem: Problem) -> Iterator[Proposal]:
    """Propose its loss."""
    yield (DropStep(problem.element),)
