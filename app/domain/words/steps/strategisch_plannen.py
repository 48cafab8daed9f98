"""The day, the place and the agenda of a strategic meeting."""

from app.domain.words.roles import OFFICE_LANES
from app.domain.words.step_kind import Field, On, Rows, StepKind, Written

STRATEGISCH_PLANNEN = StepKind(
    word="strategisch_plannen",
    name="strategische tafel plannen",
    on=frozenset({On.TASK}),
    lanes=OFFICE_LANES,
    roots=frozenset({"strategische_tafel"}),
    fields=(
        Field("overlegmoment", "process", result="strategisch_op", type="date"),
        Field("uur", "papers"),
    ),
    rows=(Rows("agenda", (Field("onderwerp", "papers", source="strategische_onderwerpen"),)),),
    writes=(Written("strategisch_op", "date"),),
    always_kept=True,
    question="Wanneer, waar en waarover komt de strategische tafel samen?",
    consequence="Wie er een plaats heeft, krijgt een bericht met enkel dat er iets gepland is.",
)
