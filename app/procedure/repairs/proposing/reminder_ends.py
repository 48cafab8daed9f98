"""What comes back each time ends by itself: it comes once, or what waits behind it gets an end before it."""

from collections.abc import Iterator

from app.procedure.edits.change_timer import ChangeTimer
from app.procedure.edits.own_end import OwnEnd
from app.procedure.repairs.problem import Problem, Proposal


def proposed(problem: Problem) -> Iterator[Proposal]:
    """Propose an end before what waits, then a moment that comes once."""
    waiting = {place.element for place in problem.finding.others}
    for node in problem.behind():
        for flow in problem.sheet.outgoing(node.id):
            if flow.target in waiting:
                yield (OwnEnd(flow.id),)
    timer = problem.model.elements[problem.element].timer
    if timer is not None:
        yield (ChangeTimer(problem.element, timer.text.rpartition("/")[2], "timeDuration"),)
