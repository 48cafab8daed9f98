"""A partner calls other social partners together, by itself: Casuspad invites nobody."""

from app.domain.words.roles import PARTNER_LANES
from app.domain.words.step_kind import On, Silence, StepKind

SAMENROEPEN = StepKind(
    word="samenroepen",
    name="sociale partners samenroepen",
    on=frozenset({On.TASK}),
    lanes=PARTNER_LANES,
    roots=frozenset({"prescreening"}),
    silence=Silence.UNTOLD,
    own_space=True,
    question="Riep u de sociale partners samen?",
    consequence="Daarna zegt u wat er samen beslist is.",
    bare=True,
    only_moves=True,
)
