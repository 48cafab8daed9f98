"""Each deelnemer says yes or no in private; silence is no, and nobody learns who said what (INV-51, INV-48)."""

from app.domain.words.roles import PARTNER_LANES
from app.domain.words.step_kind import Beside, Field, On, Part, Silence, StepKind, Written

AKKOORD_INLICHTEN = StepKind(
    word="akkoord_inlichten",
    name="akkoord om in te lichten",
    on=frozenset({On.TASK, On.MESSAGE}),
    lanes=PARTNER_LANES,
    per="deelnemer",
    roots=frozenset({"informeren"}),
    fields=(Field("akkoord", "process", values=frozenset({"ja", "nee"})),),
    writes=(Written("iedereen_akkoord", "boolean"),),
    beside=frozenset({Beside.INFORMING}),
    silence=Silence.DECLINABLE,
    part=Part.AGREEING,
    hidden=True,
    says_equal=True,
    ends_on_leaving=True,
    question="Mag iemand de persoon zeggen dat hij besproken wordt?",
    consequence="Enkel als iedereen ja zegt, wordt het gezegd. Niemand ziet wie wat antwoordde.",
)
