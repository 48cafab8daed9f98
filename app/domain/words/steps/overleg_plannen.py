"""The day and hour of a meeting."""

from app.domain.words.roles import OFFICE_LANES
from app.domain.words.step_kind import Field, On, Part, StepKind, Written

OVERLEG_PLANNEN = StepKind(
    word="overleg_plannen",
    name="overleg plannen",
    on=frozenset({On.TASK}),
    lanes=OFFICE_LANES,
    roots=frozenset({"overleg"}),
    fields=(
        Field("overlegmoment", "process", result="overlegmoment", type="date"),
        Field("uur", "papers"),
    ),
    writes=(Written("overlegmoment", "date"),),
    part=Part.SCHEDULING,
    always_kept=True,
    question="Wanneer en waar is het overleg?",
    consequence="Ieder lid kent de dag; geen casus wordt bij naam genoemd.",
)
