"""The burgemeester uses what is known of a casus within the own powers, outside the LIVC-R (INV-50)."""

from app.domain.words.step_kind import Exits, Field, On, StepKind

GEGEVENS_GEBRUIKEN = StepKind(
    word="gegevens_gebruiken",
    name="gebruik van gegevens in eigen bevoegdheid",
    on=frozenset({On.TASK}),
    lanes=frozenset({"burgemeester"}),
    roots=frozenset({"eigen_bevoegdheid"}),
    exits=(Exits(frozenset({"gebruikt"}), safe="niet_gebruikt"),),
    fields=(
        Field("herkomst_gegevens", "process", values=frozenset({"kaart"}), when=frozenset({"gebruikt"})),
        Field("contact_op", "process", result="contact_op", type="date", when=frozenset({"gebruikt"})),
        Field("eigenaars_akkoord", "process", when=frozenset({"gebruikt"})),
    ),
    question="Gebruikt u iets uit deze casus in uw eigen bevoegdheid?",
    consequence="Enkel na contact met de korpschef, en op uw eigen verantwoordelijkheid.",
)
