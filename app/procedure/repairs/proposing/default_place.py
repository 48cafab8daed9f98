"""What does not choose has no default."""

from collections.abc import Iterator

from app.procedure.edits.clear_default import ClearDefault
from app.procedure.repairs.problem import Problem, Proposal


def proposed(problem: Problem) -> Iterator[Proposal]:
    """Propose the step without a default."""
    yield (ClearDefault(problem.element),)
