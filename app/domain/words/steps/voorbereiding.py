"""The word with which services were proposed in versions published before `voorstel_diensten`."""

from app.domain.words.roles import OFFICE_LANES
from app.domain.words.step_kind import Beside, Exits, Field, On, Part, StepKind

VOORBEREIDING = StepKind(
    word="voorbereiding",
    name="voorbereiding",
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
    superseded_by="voorstel_diensten",
)
