"""Where nothing ends, an end is drawn behind what leads nowhere."""

from collections.abc import Iterator

from app.procedure.edits.add_end import AddEnd
from app.procedure.edits.edit import Edit
from app.procedure.repairs.problem import Problem, Proposal


def proposed(problem: Problem) -> Iterator[Proposal]:
    """Propose an end behind every step that leads nowhere."""
    inside = problem.sheet.within(problem.element)
    loose = [node.id for node in inside if not problem.sheet.outgoing(node.id)]
    ends: list[Edit] = [AddEnd(each) for each in loose]
    if ends:
        yield tuple(ends)
