"""A step that two lanes name stands in one of them."""

from collections.abc import Iterator

from app.procedure.edits.tidy_lists import OneLane
from app.procedure.model import Lane
from app.procedure.repairs.problem import Problem, Proposal


def proposed(problem: Problem) -> Iterator[Proposal]:
    """Propose each of the two lanes."""
    lanes = list(_lanes(problem))
    named = [set(lane.members) for lane in lanes]
    for step in sorted(set.intersection(*named)):
        for lane in lanes:
            yield (OneLane(step, lane.id),)


def _lanes(problem: Problem) -> Iterator[Lane]:
    """Yield the lanes that the finding is about."""
    here = {place.element for place in problem.finding.elements}
    for process in problem.model.processes.values():
        yield from (lane for lane in process.lanes if lane.id in here)
