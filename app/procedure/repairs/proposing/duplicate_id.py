"""Of two with one id, the one that is told of gets another."""

from collections.abc import Iterator

from app.procedure.edits.give_id import GiveId
from app.procedure.repairs.problem import Problem, Proposal


def proposed(problem: Problem) -> Iterator[Proposal]:
    """Propose the same id with a number behind it."""
    yield (GiveId(problem.element, f"{problem.element}_2", problem.finding.line),)
