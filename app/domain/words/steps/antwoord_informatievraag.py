"""A service tells the burgemeester what it knows, or nothing; nobody ever learns who stayed silent (INV-10)."""

from app.domain.words.roles import PARTNER_LANES
from app.domain.words.step_kind import Beside, Field, On, Part, Silence, StepKind

ANTWOORD_INFORMATIEVRAAG = StepKind(
    word="antwoord_informatievraag",
    name="antwoord op een vraag om informatie",
    on=frozenset({On.TASK}),
    lanes=PARTNER_LANES,
    per="informant",
    roots=frozenset({"casus"}),
    fields=(Field("wijze", "register", values=frozenset({"niets"})), Field("inhoud", "register")),
    beside=frozenset({Beside.ASKED, Beside.PHONE}),
    silence=Silence.DECLINABLE,
    part=Part.INFORMING,
    personal=True,
    own_space=True,
    says_equal=True,
    question="Wil uw dienst iets laten weten? Niets zeggen is even goed.",
    consequence="Wat u schrijft, lezen de burgemeester en de coördinator. Niets schrijven is even goed.",
    only_moves=True,
)
