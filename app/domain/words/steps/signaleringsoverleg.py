"""Social partners look together at who follows a signal, outside the LIVC-R (S1 L152)."""

from app.domain.words.step_kind import Exits, On, Silence, StepKind

SIGNALERINGSOVERLEG = StepKind(
    word="signaleringsoverleg",
    name="signaleringsoverleg",
    on=frozenset({On.TASK}),
    lanes=frozenset({"sociale_partner"}),
    roots=frozenset({"prescreening"}),
    exits=(Exits(frozenset({"aanmelden", "via_politie"}), safe="opvolgen_in_hulp"),),
    silence=Silence.UNTOLD,
    own_space=True,
    question="Wat beslisten de sociale partners samen?",
    consequence="De hulp volgt het op, of de eigen dienst meldt het aan.",
    only_moves=True,
)
