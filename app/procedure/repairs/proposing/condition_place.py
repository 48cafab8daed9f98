"""An arrow that no choice decides on loses its condition, or a choice is drawn."""

from collections.abc import Iterator

from app.procedure.edits.add_gateway import AddGateway
from app.procedure.edits.set_condition import SetCondition
from app.procedure.edits.set_default import SetDefault
from app.procedure.repairs.problem import Problem, Proposal


def proposed(problem: Problem) -> Iterator[Proposal]:
    """Propose a choice behind the step where several arrows leave, else the arrow without its condition."""
    out = problem.sheet.outgoing(problem.begin)
    free = [flow.id for flow in out if not flow.conditional]
    if len(out) > 1 and free:
        choice = AddGateway(problem.begin, "after", "exclusiveGateway", "Welke weg?")
        yield choice, SetDefault(free[0])
    yield (SetCondition(problem.element, ""),)
