"""The burgemeester decides about the list (art. 3 §2): on it, not, or new elements for a casus that runs."""

from app.domain.words.sources import LOPENDE_CASUS
from app.domain.words.step_kind import Beside, Exits, Field, On, Part, StepKind

CASUSLIJST = StepKind(
    word="casuslijst",
    name="beslissing over de casuslijst",
    on=frozenset({On.TASK, On.MESSAGE}),
    lanes=frozenset({"burgemeester"}),
    roots=frozenset({"casus"}),
    exits=(
        Exits(frozenset({"op_lijst", "bestaande_casus"}), safe="terug"),
        Exits(frozenset({"op_lijst"}), safe="terug"),
    ),
    fields=(
        Field("kaart", "process", result="kaart", type="boolean", optional=True),
        Field("toelichting", "register", optional=True),
        Field(LOPENDE_CASUS, "process", source="lopende_casussen", when=frozenset({"bestaande_casus"})),
        Field("nieuw_voor_casus", "register", when=frozenset({"bestaande_casus"}), optional=True),
    ),
    beside=frozenset({Beside.AANMELDING}),
    part=Part.RECEIVING,
    card=True,
    question="Komt deze casus op de lijst?",
    consequence="Op de lijst wordt hij besproken; anders hoort de aanmelder waarom niet.",
)
