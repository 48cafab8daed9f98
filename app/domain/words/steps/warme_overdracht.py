"""Somebody takes it up outside the LIVC-R, and is told in person."""

from app.domain.words.roles import OFFICE_LANES
from app.domain.words.step_kind import On, StepKind

WARME_OVERDRACHT = StepKind(
    word="warme_overdracht",
    name="warme overdracht",
    on=frozenset({On.TASK}),
    lanes=OFFICE_LANES,
    question="Welke dienst neemt dit op, en wie zegt het?",
    consequence="De gewone hulp neemt het over.",
    only_moves=True,
)
