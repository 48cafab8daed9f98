"""The burgemeester invites the services that were proposed, and nobody else does (art. 3 §1)."""

from app.domain.words.step_kind import Beside, Exits, On, Part, StepKind

UITNODIGING = StepKind(
    word="uitnodiging",
    name="uitnodiging",
    on=frozenset({On.TASK}),
    lanes=frozenset({"burgemeester"}),
    roots=frozenset({"casus"}),
    exits=(Exits(frozenset({"verstuurd"}), safe="aanpassen"),),
    beside=frozenset({Beside.AANMELDING, Beside.PROPOSED}),
    part=Part.INVITING,
    card=True,
    question="Nodigt u deze diensten uit?",
    consequence="Elke dienst krijgt de vraag om deel te nemen.",
)
