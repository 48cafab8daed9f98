"""The interest of the child is weighed before anyone is asked whether it may be told (INV-29)."""

from app.domain.words.step_kind import Beside, Field, On, StepKind

BELANG_INLICHTEN = StepKind(
    word="belang_inlichten",
    name="belang van het kind bij het inlichten",
    on=frozenset({On.TASK}),
    lanes=frozenset({"coordinator"}),
    roots=frozenset({"informeren"}),
    fields=(Field("belang", "register", optional=True),),
    beside=frozenset({Beside.INFORMING}),
    question="Wat betekent het voor het kind om dit te horen?",
    consequence="Elke deelnemer leest dit voor hij antwoordt.",
)
