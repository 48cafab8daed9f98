"""Everyone effectively taking part answers, on exactly what is agreed (INV-01, INV-27)."""

from app.domain.words.roles import TABLE
from app.domain.words.step_kind import Beside, Exits, On, Part, StepKind

CONSENSUS = StepKind(
    word="consensus",
    name="consensus",
    on=frozenset({On.TASK}),
    lanes=TABLE,
    roots=frozenset({"casus"}),
    exits=(Exits(frozenset({"consensus", "geen_consensus", "uitgesteld"}), safe="geen_consensus"),),
    beside=frozenset({Beside.AGREED}),
    part=Part.VOTING,
    personal=True,
    question="Gaat ieder hiermee akkoord?",
    consequence="Enkel met consensus gaat het verder. Wie wat zei, toont Casuspad aan niemand.",
    only_moves=True,
)
