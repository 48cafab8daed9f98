"""A service does not take part: another, loose way to reach it, or none."""

from app.domain.words.roles import OFFICE_LANES
from app.domain.words.step_kind import On, Silence, StepKind

ANDERE_LINK = StepKind(
    word="andere_link",
    name="andere weg",
    on=frozenset({On.TASK}),
    lanes=OFFICE_LANES,
    per="dienst",
    roots=frozenset({"casus"}),
    silence=Silence.UNTOLD,
    office_only=True,
    question="Is er een andere manier om deze dienst te bereiken?",
    consequence="Niemand anders ziet dat de dienst niet deelneemt.",
    only_moves=True,
)
