"""A choice without a default gets one of its arrows."""

from collections.abc import Iterator

from app.procedure.edits.set_default import SetDefault
from app.procedure.repairs.problem import Problem, Proposal


def proposed(problem: Problem) -> Iterator[Proposal]:
    """Propose each arrow, one without a condition first, then the last drawn."""
    out = reversed(problem.sheet.outgoing(problem.element))
    for flow in sorted(out, key=lambda each: each.conditional):
        yield (SetDefault(flow.id),)
