"""The coördinator hands over what its owners let go, by hand: Casuspad sends nothing to another LIVC-R."""

from app.domain.words.roles import OFFICE_LANES
from app.domain.words.step_kind import Beside, On, StepKind

OVERDRACHT_BEZORGEN = StepKind(
    word="overdracht_bezorgen",
    name="bezorgen wat mee mag",
    on=frozenset({On.TASK}),
    lanes=OFFICE_LANES,
    roots=frozenset({"casus"}),
    beside=frozenset({Beside.CLEARED}),
    question="Bezorgde u de andere gemeente wat mee mag?",
    consequence="De afspraak is gemaakt. Casuspad verstuurde zelf niets.",
)
