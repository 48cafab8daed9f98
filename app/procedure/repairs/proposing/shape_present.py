"""What has no shape is drawn."""

from collections.abc import Iterator

from app.procedure.edits.draw_missing import DrawMissing
from app.procedure.repairs.problem import Problem, Proposal


def proposed(problem: Problem) -> Iterator[Proposal]:
    """Propose the shape, with the lines to and from it."""
    yield (DrawMissing(problem.element),)
