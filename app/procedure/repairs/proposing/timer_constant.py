"""A text between quotes that says a duration or a day is written as one."""

from collections.abc import Iterator

from app.procedure.edits.change_timer import ChangeTimer
from app.procedure.repairs.problem import Problem, Proposal


def proposed(problem: Problem) -> Iterator[Proposal]:
    """Propose the same without quotes."""
    timer = problem.model.elements[problem.element].timer
    if timer is not None:
        yield (ChangeTimer(problem.element, timer.text.strip().strip("\"'“”„")),)
