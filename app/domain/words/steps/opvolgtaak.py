"""A partner carries out an action; how it went is its own (INV-10)."""

from app.domain.words.roles import PARTNER_LANES
from app.domain.words.step_kind import Beside, Field, On, Part, Silence, StepKind

OPVOLGTAAK = StepKind(
    word="opvolgtaak",
    name="opvolging van een actie",
    on=frozenset({On.TASK}),
    lanes=PARTNER_LANES,
    per="actie",
    fields=(Field("stand", "vault", values=frozenset({"gestopt"})),),
    roots=frozenset({"casus"}),
    beside=frozenset({Beside.OWN_ACTION}),
    silence=Silence.DECLINABLE,
    part=Part.ACTING,
    ends_on_leaving=True,
    question="Hoe staat het met deze actie?",
    consequence="Wat u noteert, blijft in uw eigen dossier.",
)
