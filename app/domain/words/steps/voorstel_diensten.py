"""The coördinator proposes services; the burgemeester decides (INV-12)."""

from app.domain.words.roles import OFFICE_LANES
from app.domain.words.step_kind import Beside, Exits, Field, On, Part, StepKind

VOORSTEL_DIENSTEN = StepKind(
    word="voorstel_diensten",
    name="diensten voorstellen",
    on=frozenset({On.TASK}),
    lanes=OFFICE_LANES,
    roots=frozenset({"casus"}),
    exits=(Exits(frozenset({"voorgesteld"}), safe="niemand"),),
    fields=(
        Field("diensten", "process", source="organisaties", when=frozenset({"voorgesteld"})),
        Field(
            "antwoord_tegen",
            "process",
            result="antwoord_tegen",
            type="date",
            when=frozenset({"voorgesteld"}),
        ),
    ),
    beside=frozenset({Beside.PROPOSED}),
    part=Part.PROPOSING,
    question="Welke diensten stelt u voor, en tegen wanneer antwoorden ze?",
    consequence="De burgemeester beslist wie uitgenodigd wordt.",
)
