"""What has no id gets one, and is drawn where it was not."""

from collections.abc import Iterator

from app.procedure.edits.draw_missing import DrawMissing
from app.procedure.edits.give_id import GiveId
from app.procedure.edits.paper import Paper
from app.procedure.repairs.problem import Problem, Proposal


def proposed(problem: Problem) -> Iterator[Proposal]:
    """Propose an id made of the name of the file."""
    words = problem.file.rpartition("/")[2].removesuffix(".bpmn")
    paper = Paper(problem.file, problem.files[problem.file])
    naming = GiveId("", words, problem.finding.line)
    yield (naming, DrawMissing(paper.fresh(words)))
    yield (naming,)
