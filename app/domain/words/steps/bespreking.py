"""The point of a casus opens: from here it is discussed."""

from app.domain.words.step_kind import On, StepKind

BESPREKING = StepKind(
    word="bespreking",
    name="bespreking",
    on=frozenset({On.MESSAGE}),
    question="Wordt dit punt nu besproken?",
    consequence="De stappen aan tafel kunnen beginnen.",
    only_moves=True,
)
