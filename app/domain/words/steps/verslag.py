"""The report of a meeting, from what was released and nothing else."""

from app.domain.words.roles import SCRIBE_LANES
from app.domain.words.step_kind import Field, On, Part, Rows, StepKind

VERSLAG = StepKind(
    word="verslag",
    name="verslag",
    on=frozenset({On.TASK}),
    lanes=SCRIBE_LANES,
    roots=frozenset({"overleg"}),
    rows=(Rows("per_punt", (Field("punt", "papers", source="agendapunten"), Field("tekst", "papers"))),),
    part=Part.REPORTING,
    question="Wat komt er in het verslag, per punt?",
    consequence="Wat over een casus gaat, verdwijnt samen met die casus.",
)
