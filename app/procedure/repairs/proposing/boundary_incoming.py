"""An arrow to a moment on a border leads to its step, or goes."""

from collections.abc import Iterator

from app.procedure.edits.edit import Edit
from app.procedure.edits.redirect import Redirect
from app.procedure.edits.remove_flow import RemoveFlow
from app.procedure.repairs.problem import Problem, Proposal


def proposed(problem: Problem) -> Iterator[Proposal]:
    """Propose the step itself as where the arrows end, then their loss."""
    flows = problem.sheet.incoming(problem.element)
    host = problem.sheet.nodes[problem.element].attached_to
    redirected: list[Edit] = [Redirect(flow.id, host) for flow in flows]
    removed: list[Edit] = [RemoveFlow(flow.id) for flow in flows]
    yield tuple(redirected)
    yield tuple(removed)
