"""A step that stands in no lane is put in the lane of what stands before or behind it."""

from collections.abc import Iterator

from app.procedure.edits.move_to_lane import MoveToLane
from app.procedure.repairs.problem import Problem, Proposal


def proposed(problem: Problem) -> Iterator[Proposal]:
    """Propose the lanes around it, the nearest first."""
    element = problem.model.elements[problem.element]
    lanes = problem.model.processes[element.process_id].lanes
    of = {member: lane.id for lane in lanes for member in lane.members}
    near = [node.id for node in (*problem.before(), *problem.behind())]
    for lane in dict.fromkeys(map(of.get, near)):
        if lane:
            yield (MoveToLane(element.id, lane),)
