"""Someone is in danger now: the emergency services, before anything of Casuspad."""

from app.domain.words.roles import PEOPLE_LANES
from app.domain.words.step_kind import Beside, On, StepKind

NOODROUTE = StepKind(
    word="noodroute",
    name="dringend gevaar",
    on=frozenset({On.TASK}),
    lanes=PEOPLE_LANES,
    beside=frozenset({Beside.EMERGENCY, Beside.PHONE}),
    question="Is er nu gevaar? Bel 112 of 101.",
    consequence="Casuspad verwittigt niemand; u belt zelf.",
    only_moves=True,
)
