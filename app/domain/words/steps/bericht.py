"""Tell people, or other procedures, how it went."""

from app.domain.words.roles import OFFICE_LANES
from app.domain.words.step_kind import Beside, On, StepKind

BERICHT = StepKind(
    word="bericht",
    name="bericht",
    on=frozenset({On.TASK, On.SERVICE, On.MESSAGE}),
    lanes=OFFICE_LANES,
    beside=frozenset({Beside.LIST_DECISION}),
    question="Hoe bracht u de aanmelder op de hoogte?",
    consequence="Wie het moet weten, weet het; de inhoud blijft waar hij is.",
    only_moves=True,
)
