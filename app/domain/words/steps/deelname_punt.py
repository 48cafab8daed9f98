"""Who effectively takes part in one point; what may be decided without the core is asked with the decision."""

from app.domain.words.roles import SCRIBE_LANES
from app.domain.words.step_kind import Exits, Field, On, Part, StepKind, Written

DEELNAME_PUNT = StepKind(
    word="deelname_punt",
    name="deelnemers aan een punt",
    on=frozenset({On.TASK}),
    lanes=SCRIBE_LANES,
    per="agendapunt",
    roots=frozenset({"overleg"}),
    exits=(Exits(frozenset({"verdagen"}), safe="verdagen"),),
    fields=(
        Field("aanwezigen", "process", source="leden"),
        Field("anderen", "process", source="anderen", optional=True),
    ),
    writes=(Written("soort", "enum"),),
    part=Part.SEATING,
    question="Wie neemt effectief deel aan dit punt?",
    consequence="Het punt opent. Enkel wie deelneemt, ziet wat getoond wordt en telt mee.",
)
