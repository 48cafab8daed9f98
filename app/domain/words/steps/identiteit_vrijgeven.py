"""Who notified makes the name known, or not; in this transaction and nowhere else."""

from app.domain.words.roles import PARTNER_LANES
from app.domain.words.step_kind import Exits, Field, On, Silence, StepKind, Written

IDENTITEIT_VRIJGEVEN = StepKind(
    word="identiteit_vrijgeven",
    name="naam meedelen",
    on=frozenset({On.TASK}),
    lanes=PARTNER_LANES,
    roots=frozenset({"casus"}),
    exits=(Exits(frozenset({"meegedeeld"}), safe="niet_meegedeeld"),),
    fields=(Field("naam", "register", when=frozenset({"meegedeeld"})),),
    writes=(Written("anoniem", "boolean", "meegedeeld", False),),
    silence=Silence.DECLINABLE,
    office_only=True,
    says_equal=True,
    question="Deelt u de naam mee?",
    consequence="Met de naam gaat de casus verder; zonder naam stopt hij, en niemand vraagt waarom.",
)
