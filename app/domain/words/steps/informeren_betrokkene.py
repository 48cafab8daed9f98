"""One person tells who is spoken of only that: the fixed message, and nothing else (INV-51)."""

from app.domain.words.roles import PARTNER_LANES
from app.domain.words.step_kind import Beside, Exits, On, StepKind

INFORMEREN_BETROKKENE = StepKind(
    word="informeren_betrokkene",
    name="betrokkene inlichten",
    on=frozenset({On.TASK, On.MESSAGE}),
    lanes=PARTNER_LANES,
    per="verteller",
    roots=frozenset({"informeren"}),
    exits=(Exits(frozenset({"ingelicht"}), safe="toch_niet"),),
    beside=frozenset({Beside.INFORMING}),
    ends_on_leaving=True,
    question="Zei u het de persoon, enkel met de vaste boodschap?",
    consequence="Casuspad noteert dat het gezegd is, en niets anders.",
    only_moves=True,
)
