"""One neutral reminder, or the moment at which something was left undone."""

from app.domain.words.step_kind import On, StepKind

HERINNERING = StepKind(
    word="herinnering",
    name="herinnering",
    on=frozenset({On.SERVICE, On.TIMER}),
    term=True,
    question="Is dit na een tijd nog niet gebeurd?",
    consequence="Er vertrekt één mail, zonder inhoud.",
    only_moves=True,
)
