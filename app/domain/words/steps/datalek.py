"""Data of people went where it should not, or may have: what is decided about it, and by when."""

from app.domain.words.step_kind import On, StepKind

DATALEK = StepKind(
    word="datalek",
    name="datalek",
    on=frozenset({On.TASK}),
    lanes=frozenset({"fg", "burgemeester", "coordinator"}),
    roots=frozenset({"datalek"}),
    question="Ging er iets mis met gegevens, en hoe erg is het?",
    consequence="Casuspad verstuurt niets; wat er misging staat in het register van de gemeente.",
    only_moves=True,
)
