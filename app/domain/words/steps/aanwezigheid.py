"""Who is there, of a meeting as a whole."""

from app.domain.words.roles import SCRIBE_LANES
from app.domain.words.step_kind import Field, On, Part, StepKind, Written

AANWEZIGHEID = StepKind(
    word="aanwezigheid",
    name="aanwezigen",
    on=frozenset({On.TASK}),
    lanes=SCRIBE_LANES,
    roots=frozenset({"overleg"}),
    fields=(
        Field("aanwezig", "papers", source="leden"),
        Field("verontschuldigd", "papers", source="leden", optional=True),
        Field("anderen", "papers", source="anderen", optional=True),
    ),
    writes=(Written("punten", "boolean"),),
    part=Part.ATTENDING,
    question="Wie is er vandaag?",
    consequence="Daarna komt het eerste punt.",
)
