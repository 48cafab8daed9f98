"""Data is destroyed, and nobody can bring it back."""

from app.domain.words.step_kind import On, StepKind

VERNIETIGING = StepKind(
    word="vernietiging",
    name="vernietiging",
    on=frozenset({On.SERVICE}),
    question="Wat verdwijnt hier?",
    consequence="Niemand kan het daarna nog herstellen.",
    only_moves=True,
)
