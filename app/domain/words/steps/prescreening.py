"""A partner looks at a signal, in its own space."""

from app.domain.words.roles import PARTNER_LANES
from app.domain.words.step_kind import On, Silence, StepKind

PRESCREENING = StepKind(
    word="prescreening",
    name="intern bekijken",
    on=frozenset({On.TASK}),
    lanes=PARTNER_LANES,
    roots=frozenset({"prescreening"}),
    silence=Silence.UNTOLD,
    own_space=True,
    question="Wat zien we, en kunnen we dit zelf opvolgen?",
    consequence="Niets vertrekt. De denkhulp blijft bij de eigen organisatie.",
)
