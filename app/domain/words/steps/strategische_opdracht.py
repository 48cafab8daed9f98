"""The operational table or a service carries out what the strategic table asked."""

from app.domain.words.roles import OFFICE_LANES
from app.domain.words.step_kind import Beside, Exits, On, StepKind

STRATEGISCHE_OPDRACHT = StepKind(
    word="strategische_opdracht",
    name="opdracht van de strategische tafel",
    on=frozenset({On.TASK}),
    lanes=OFFICE_LANES,
    per="instructie",
    roots=frozenset({"strategische_tafel"}),
    exits=(Exits(frozenset({"uitgevoerd", "vervallen"}), safe="vervallen"),),
    beside=frozenset({Beside.STRATEGIC}),
    always_kept=True,
    question="Is de opdracht uitgevoerd?",
    consequence="De strategische tafel leest dat het gebeurd is, of dat het niet meer hoeft.",
)
