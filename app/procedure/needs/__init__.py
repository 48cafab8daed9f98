"""What the record of a kind asks of a step that is drawn: its place, its outcomes, its form, its variables."""

from collections.abc import Iterator

from app.domain.words.step_kind import StepKind
from app.domain.words.steps import find_kind
from app.procedure.bundle import Model
from app.procedure.drawn import drawn
from app.procedure.model import Element, Process

Step = tuple[Process, Element, StepKind]
TASKS = frozenset({"userTask", "manualTask"})


def steps(model: Model) -> Iterator[Step]:
    """Yield what carries a kind that the list knows, with its process and its record."""
    for process, element in drawn(model):
        kind = find_kind(element.livc.get("kind"))
        if kind is not None:
            yield process, element, kind


def tasks(model: Model) -> Iterator[Step]:
    """Yield those of them that a person takes."""
    yield from (step for step in steps(model) if step[1].type in TASKS)
