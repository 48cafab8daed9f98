"""An end in the middle of a way goes, or its arrow does."""

from collections.abc import Iterator

from app.procedure.edits.edit import Edit
from app.procedure.edits.remove_flow import RemoveFlow
from app.procedure.edits.remove_step import RemoveStep
from app.procedure.repairs.problem import Problem, Proposal


def proposed(problem: Problem) -> Iterator[Proposal]:
    """Propose the way without the end, then the end without its arrows."""
    edits: list[Edit] = [RemoveFlow(flow.id) for flow in problem.sheet.outgoing(problem.element)]
    yield (RemoveStep(problem.element),)
    yield tuple(edits)
