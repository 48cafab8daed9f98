"""An arrow back to a start leads to what follows it."""

from collections.abc import Iterator

from app.procedure.edits.edit import Edit
from app.procedure.edits.redirect import Redirect
from app.procedure.repairs.problem import Problem, Proposal


def proposed(problem: Problem) -> Iterator[Proposal]:
    """Propose the first step as where the arrows end."""
    flows = problem.sheet.incoming(problem.element)
    for first in problem.sheet.outgoing(problem.element):
        edits: list[Edit] = [Redirect(flow.id, first.target) for flow in flows]
        yield tuple(edits)
