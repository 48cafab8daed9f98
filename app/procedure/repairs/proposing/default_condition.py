"""The default of a choice loses its condition."""

from collections.abc import Iterator

from app.procedure.edits.set_condition import SetCondition
from app.procedure.repairs.problem import Problem, Proposal


def proposed(problem: Problem) -> Iterator[Proposal]:
    """Propose the arrow without its condition."""
    node = problem.sheet.nodes.get(problem.element)
    yield (SetCondition(node.default if node else problem.element, ""),)
