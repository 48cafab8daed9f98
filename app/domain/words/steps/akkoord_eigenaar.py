"""An owner says of each thing it told whether it may go to another LIVC-R; silence is no (INV-35, INV-10)."""

from app.domain.words.roles import PARTNER_LANES
from app.domain.words.step_kind import Beside, Field, On, Silence, StepKind

AKKOORD_EIGENAAR = StepKind(
    word="akkoord_eigenaar",
    name="wat mee mag",
    on=frozenset({On.TASK}),
    lanes=PARTNER_LANES,
    per="eigenaar",
    roots=frozenset({"casus"}),
    fields=(Field("stukken", "process", source="eigen_stukken"),),
    beside=frozenset({Beside.PHONE}),
    silence=Silence.DECLINABLE,
    own_space=True,
    says_equal=True,
    question="Wat van wat u vertelde, mag mee naar de andere gemeente? Niets is even goed.",
    consequence="Wat u aanvinkt, mag de coördinator bezorgen. De rest gaat niet mee.",
)
