"""The table proposes to close."""

from app.domain.words.roles import TABLE
from app.domain.words.step_kind import Beside, Field, On, StepKind

AFSLUITING = StepKind(
    word="afsluiting",
    name="voorstel om af te sluiten",
    on=frozenset({On.TASK}),
    lanes=TABLE,
    roots=frozenset({"casus"}),
    fields=(
        Field("reden", "process", result="reden", type="enum"),
        Field("fiche_voorgesteld", "process", result="fiche_voorgesteld", type="boolean", optional=True),
    ),
    beside=frozenset({Beside.PLAN}),
    question="Waarom sluit de tafel dit af?",
    consequence="Met consensus gaat de casus uit de LIVC-R; enkel de bewaartermijn loopt nog.",
)
