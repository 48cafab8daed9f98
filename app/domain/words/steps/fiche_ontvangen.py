"""The LTF shares something: the information officer writes down what may be known here (INV-25, INV-46)."""

from app.domain.words.sources import LOPENDE_CASUS
from app.domain.words.step_kind import Exits, Field, On, StepKind, Written

FICHE_ONTVANGEN = StepKind(
    word="fiche_ontvangen",
    name="vraag van de LTF",
    on=frozenset({On.TASK, On.MESSAGE}),
    lanes=frozenset({"information_officer"}),
    roots=frozenset({"ltf_instroom"}),
    exits=(Exits(frozenset({"lopende_casus"}), safe="niet_voor_livc"),),
    fields=(
        Field("betreft", "process", result="betreft", type="enum"),
        Field("leeftijdsgroep", "process", result="leeftijdsgroep", type="enum"),
        Field("kaart", "process", result="kaart", type="boolean", optional=True),
        Field("naam", "register"),
        Field(LOPENDE_CASUS, "process", source="bijgewoonde_casussen", when=frozenset({"lopende_casus"})),
        Field("nieuw_voor_casus", "register", when=frozenset({"lopende_casus"}), optional=True),
    ),
    writes=(Written("herkomst", "enum", value="ltf"), Written("anoniem", "boolean", value=False)),
    question="Wat mag de LIVC-R hiervan weten?",
    consequence="De burgemeester krijgt een aanmelding, zoals elke andere.",
)
