"""The table proposes whether a casus belongs here."""

from app.domain.words.roles import TABLE
from app.domain.words.step_kind import Beside, Field, On, StepKind

KWALIFICATIE = StepKind(
    word="kwalificatie",
    name="kwalificatie",
    on=frozenset({On.TASK}),
    lanes=TABLE,
    roots=frozenset({"casus"}),
    fields=(Field("kwalificatie", "process", result="kwalificatie", type="enum"),),
    beside=frozenset({Beside.AANMELDING}),
    question="Hoort deze casus hier thuis?",
    consequence="Wie deelneemt, zegt of hij het daarmee eens is.",
    only_moves=True,
)
