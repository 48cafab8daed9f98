"""A term of the retention of data: it only ever gets shorter (INV-38)."""

from app.domain.words.step_kind import On, StepKind

BEWAARTERMIJN = StepKind(
    word="bewaartermijn",
    name="bewaartermijn",
    on=frozenset({On.RULE, On.TIMER, On.MESSAGE}),
    term=True,
    retention=True,
    question="Hoe lang blijft dit bewaard?",
    consequence="Op die dag verdwijnt het, ook als er nog een taak openstaat.",
    only_moves=True,
)
