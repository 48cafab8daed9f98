"""The coördinator works out who would tell the person, and how; nothing is told by it (INV-51)."""

from app.domain.words.step_kind import Beside, Exits, Field, On, StepKind

INLICHTEN_VOORSTEL = StepKind(
    word="inlichten_voorstel",
    name="voorstel om in te lichten",
    on=frozenset({On.TASK}),
    lanes=frozenset({"coordinator"}),
    roots=frozenset({"informeren"}),
    exits=(Exits(frozenset({"voorgesteld"}), safe="ingetrokken"),),
    fields=(
        Field("verteller", "process", source="deelnemers_casus", when=frozenset({"voorgesteld"})),
        Field("wanneer", "register", optional=True),
        Field("hoe", "register", optional=True),
    ),
    beside=frozenset({Beside.INFORMING}),
    question="Wie zou het de persoon zeggen, wanneer en hoe?",
    consequence="Elke deelnemer krijgt de vraag of het mag. Zonder ieders ja gebeurt er niets.",
)
