"""A lane names only steps that are there."""

from collections.abc import Iterator

from app.procedure.edits.tidy_lists import TidyLane
from app.procedure.repairs.problem import Problem, Proposal


def proposed(problem: Problem) -> Iterator[Proposal]:
    """Propose the lane without the others."""
    yield (TidyLane(problem.element),)
