"""What the strategic table decided, and what it asks others to do."""

from app.domain.words.roles import SCRIBE_LANES
from app.domain.words.step_kind import Beside, Field, On, Rows, StepKind

STRATEGISCH_BESLUITEN = StepKind(
    word="strategisch_besluiten",
    name="besluiten van de strategische tafel",
    on=frozenset({On.TASK}),
    lanes=SCRIBE_LANES,
    roots=frozenset({"strategische_tafel"}),
    rows=(
        Rows(
            "besluiten",
            (Field("onderwerp", "papers", source="strategische_onderwerpen"), Field("besluit", "papers")),
        ),
        Rows(
            "opdrachten",
            (
                Field("onderwerp", "process", source="strategische_onderwerpen"),
                Field("aan", "process", source="opdrachthouders"),
                Field("wat", "papers"),
                Field("tegen", "process"),
            ),
        ),
    ),
    beside=frozenset({Beside.STRATEGIC}),
    always_kept=True,
    question="Wat besliste de strategische tafel, en wie krijgt welke opdracht?",
    consequence="De burgemeester leest dit na en stelt het vast.",
)
