"""Where several arrows leave a step, a split or a choice is drawn."""

from collections.abc import Iterator

from app.procedure.edits.add_gateway import AddGateway
from app.procedure.repairs.problem import Problem, Proposal


def proposed(problem: Problem) -> Iterator[Proposal]:
    """Propose the split, which is what BPMN makes of it (BPMN 2.0.2 §10.6), then the choice."""
    yield (AddGateway(problem.element, "after", "parallelGateway"),)
    yield (AddGateway(problem.element, "after", "exclusiveGateway", "Welke weg?"),)
