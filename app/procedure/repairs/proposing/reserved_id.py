"""What has an id of the engine's own gets one beside it."""

from collections.abc import Iterator

from app.procedure.edits.give_id import GiveId
from app.procedure.repairs.problem import Problem, Proposal


def proposed(problem: Problem) -> Iterator[Proposal]:
    """Propose the id that the finding names."""
    yield (GiveId(problem.element, problem.element.lower().replace(".", "_") + "_1"),)
