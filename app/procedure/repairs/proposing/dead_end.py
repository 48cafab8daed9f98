"""Where it runs dead, an end is drawn."""

from collections.abc import Iterator

from app.procedure.edits.add_end import AddEnd
from app.procedure.repairs.problem import Problem, Proposal


def proposed(problem: Problem) -> Iterator[Proposal]:
    """Propose an end."""
    yield (AddEnd(problem.element),)
