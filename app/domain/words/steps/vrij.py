"""A step of one's own: without meaning for Casuspad, it sends nothing."""

from app.domain.words.roles import PEOPLE_LANES, TABLE
from app.domain.words.step_kind import On, StepKind

VRIJ = StepKind(
    word="vrij",
    name="vrije stap",
    on=frozenset({On.TASK}),
    lanes=PEOPLE_LANES | TABLE,
    question="Wat moet er gebeuren?",
    consequence="De procedure gaat verder.",
    bare=True,
    only_moves=True,
)
