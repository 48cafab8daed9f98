"""The information officer takes the agreed fiche out, once, and records its delivery (INV-01, INV-02, INV-05)."""

from app.domain.words.step_kind import Beside, Exits, Field, On, StepKind, Written

FICHE_VERZENDEN = StepKind(
    word="fiche_verzenden",
    name="fiche bezorgen",
    on=frozenset({On.TASK, On.MESSAGE}),
    lanes=frozenset({"information_officer"}),
    roots=frozenset({"casus"}),
    exits=(Exits(frozenset({"verzonden"}), safe="toch_niet"),),
    fields=(Field("geadresseerde", "process", source="geadresseerden", when=frozenset({"verzonden"})),),
    writes=(Written("fiche_verzonden", "boolean", "verzonden", value=True),),
    beside=frozenset({Beside.FICHE}),
    term=True,
    question="Hebt u de fiche bezorgd?",
    consequence="De tekst is dan uit Casuspad gewist. Wat bezorgd is, kan niemand terughalen.",
)
