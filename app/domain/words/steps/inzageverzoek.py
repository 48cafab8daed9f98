"""Somebody asks about the own data: what is decided, and by when. Who asked is known on paper only (INV-53)."""

from app.domain.words.step_kind import On, StepKind

INZAGEVERZOEK = StepKind(
    word="inzageverzoek",
    name="vraag naar de eigen gegevens",
    on=frozenset({On.TASK}),
    lanes=frozenset({"coordinator", "fg", "burgemeester"}),
    roots=frozenset({"inzageverzoek"}),
    question="Wat antwoorden we wie naar de eigen gegevens vroeg?",
    consequence="Casuspad verstuurt niets en zegt niemand of er iets is.",
    only_moves=True,
)
