"""A step that asks nothing asks what it is called; a question that nobody is asked is taken away."""

from collections.abc import Iterator

from app.procedure.edits.set_words import SetAttribute
from app.procedure.repairs.problem import Problem, Proposal


def proposed(problem: Problem) -> Iterator[Proposal]:
    """Propose the name as the question, which people may word better, or no question."""
    element = problem.model.elements[problem.element]
    if element.question:
        yield (SetAttribute(element.id, "vraag", ""),)
    elif element.name:
        yield (SetAttribute(element.id, "vraag", f"{element.name.rstrip('?.! ')}?"),)
