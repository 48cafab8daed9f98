"""A step names only arrows that are there."""

from collections.abc import Iterator

from app.procedure.edits.tidy_lists import TidyFlows
from app.procedure.repairs.problem import Problem, Proposal


def proposed(problem: Problem) -> Iterator[Proposal]:
    """Propose the step without the others."""
    yield (TidyFlows(problem.element),)
