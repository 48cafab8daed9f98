"""A service answers an invitation; taking part is free, and silence is no (INV-11)."""

from app.domain.words.roles import PARTNER_LANES
from app.domain.words.step_kind import Beside, Exits, On, Part, Silence, StepKind

ANTWOORD_UITNODIGING = StepKind(
    word="antwoord_uitnodiging",
    name="antwoord op de uitnodiging",
    on=frozenset({On.TASK}),
    lanes=PARTNER_LANES,
    per="dienst",
    roots=frozenset({"casus"}),
    exits=(Exits(frozenset({"aanvaard"}), safe="neemt_niet_deel"),),
    beside=frozenset({Beside.INVITATION}),
    silence=Silence.DECLINABLE,
    part=Part.ANSWERING,
    office_only=True,
    card=True,
    says_equal=True,
    question="Neemt uw dienst deel?",
    consequence="Wie deelneemt, zit mee aan tafel. Wie niet deelneemt, wordt niet opnieuw gevraagd.",
)
