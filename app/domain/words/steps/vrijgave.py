"""A point closes: what lies on the table is gone, and table steps still open are put off."""

from app.domain.words.roles import OFFICE_LANES
from app.domain.words.step_kind import On, Part, StepKind

VRIJGAVE = StepKind(
    word="vrijgave",
    name="punt afronden",
    on=frozenset({On.TASK}),
    lanes=OFFICE_LANES,
    per="agendapunt",
    roots=frozenset({"overleg"}),
    reads=("verslag",),
    part=Part.CLOSING,
    question="Wat mag in het verslag, en wat mag ieder noteren?",
    consequence="Alles verdwijnt van de tafel. Daarna komt het volgende punt.",
)
