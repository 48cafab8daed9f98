"""The table weighs together, per domain, without a score."""

from app.domain.words.roles import TABLE
from app.domain.words.step_kind import Beside, Field, On, StepKind

WEGING = StepKind(
    word="weging",
    name="weging",
    on=frozenset({On.TASK}),
    lanes=TABLE,
    roots=frozenset({"casus"}),
    fields=(Field("inlichten", "process", result="inlichten", type="boolean", optional=True),),
    beside=frozenset({Beside.AANMELDING}),
    question="Wat is positief, neutraal en negatief, per domein?",
    consequence="De tafel beslist of er een traject komt.",
)
