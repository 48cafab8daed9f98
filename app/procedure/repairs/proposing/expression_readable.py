"""A condition or a timer that was pasted from elsewhere is written as FEEL."""

from collections.abc import Iterator

from app.procedure.edits.change_timer import ChangeTimer
from app.procedure.edits.set_condition import SetCondition
from app.procedure.expressions.pasted import meanings
from app.procedure.repairs.problem import Problem, Proposal


def proposed(problem: Problem) -> Iterator[Proposal]:
    """Propose what may have been meant, the likeliest first."""
    for process in problem.model.processes.values():
        flow = process.flows.get(problem.element)
        if flow is not None and flow.condition:
            yield from ((SetCondition(flow.id, meant),) for meant in meanings(flow.condition))
    event = problem.model.elements.get(problem.element)
    if event is not None and event.timer is not None:
        yield from ((ChangeTimer(event.id, meant),) for meant in meanings(event.timer.text))
