"""What follows from what is no moment is taken away."""

from collections.abc import Iterator

from app.procedure.edits.set_words import SetConsequence
from app.procedure.repairs.problem import Problem, Proposal


def proposed(problem: Problem) -> Iterator[Proposal]:
    """Propose the event without a sentence; for a timer people must find the words."""
    if problem.model.elements[problem.element].event != "timer":
        yield (SetConsequence(problem.element, "", ""),)
