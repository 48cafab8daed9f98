"""Where an end may be reached twice: the ways to it wait for each other, or each gets an end of its own."""

from collections.abc import Iterator

from app.procedure.edits.edit import Edit
from app.procedure.edits.own_end import OwnEnd
from app.procedure.repairs.problem import Problem, Proposal
from app.procedure.repairs.proposing.sound_safeness import proposed as waiting


def proposed(problem: Problem) -> Iterator[Proposal]:
    """Propose what mends two tokens on an arrow, then ends apart."""
    yield from waiting(problem)
    flows = problem.sheet.incoming(problem.element)
    apart: list[Edit] = [OwnEnd(flow.id) for flow in flows[1:]]
    if apart:
        yield tuple(apart)
