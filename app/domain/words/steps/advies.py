"""A partner asks somebody for advice, without a name, and comes back to what it was looking at."""

from app.domain.words.roles import PARTNER_LANES
from app.domain.words.step_kind import Beside, On, Silence, StepKind

ADVIES = StepKind(
    word="advies",
    name="advies vragen",
    on=frozenset({On.TASK}),
    lanes=PARTNER_LANES,
    roots=frozenset({"prescreening"}),
    beside=frozenset({Beside.PHONE}),
    silence=Silence.UNTOLD,
    own_space=True,
    question="Hebt u advies gevraagd, zonder naam?",
    consequence="U komt terug bij wat u aan het bekijken was.",
    bare=True,
    only_moves=True,
)
