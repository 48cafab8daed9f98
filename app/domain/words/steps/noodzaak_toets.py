"""A casus that was never discussed: is it still needed?"""

from app.domain.words.roles import OFFICE_LANES
from app.domain.words.step_kind import Exits, On, StepKind

NOODZAAK_TOETS = StepKind(
    word="noodzaak_toets",
    name="is dit nog nodig",
    on=frozenset({On.TASK}),
    lanes=OFFICE_LANES,
    roots=frozenset({"bewaring"}),
    exits=(Exits(frozenset({"nodig"}), safe="niet_nodig"),),
    question="Is deze casus nog nodig?",
    consequence="Zonder antwoord verdwijnt alles.",
)
