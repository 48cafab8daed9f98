"""A partner speaks to the korpschef or the information officer, outside Casuspad (S1 L152)."""

from app.domain.words.roles import PARTNER_LANES
from app.domain.words.step_kind import On, Silence, StepKind

VIA_POLITIE = StepKind(
    word="via_politie",
    name="korpschef of information officer aanspreken",
    on=frozenset({On.TASK}),
    lanes=PARTNER_LANES,
    roots=frozenset({"prescreening"}),
    silence=Silence.UNTOLD,
    own_space=True,
    question="Sprak u de korpschef of de information officer aan?",
    consequence="Casuspad geeft zelf niets door.",
    bare=True,
    only_moves=True,
)
