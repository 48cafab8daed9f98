"""An id that no program draws is written in letters that every program knows."""

from collections.abc import Iterator

from app.procedure.edits.give_id import GiveId
from app.procedure.repairs.problem import Problem, Proposal


def proposed(problem: Problem) -> Iterator[Proposal]:
    """Propose the same words without what cannot be drawn."""
    yield (GiveId(problem.element, problem.element),)
