"""An exercise, so that every member knows its role (seeds/000 L206-208): at the start, and after long silence."""

from app.domain.words.roles import OFFICE_LANES
from app.domain.words.step_kind import Field, On, StepKind, Written

OEFENING = StepKind(
    word="oefening",
    name="oefening",
    on=frozenset({On.TASK}),
    lanes=OFFICE_LANES,
    roots=frozenset({"overleg"}),
    fields=(Field("oefendag", "process"),),
    writes=(
        Written("lopende_casussen", "integer"),
        Written("dringende_casussen", "integer"),
        Written("wachtende_punten", "integer"),
        Written("oefening_gehouden", "boolean"),
    ),
    always_kept=True,
    question="Kent ieder zijn rol nog?",
    consequence="De dag van de oefening staat genoteerd.",
)
