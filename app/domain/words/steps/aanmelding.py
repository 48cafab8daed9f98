"""A partner notifies; nothing new, no second time (INV-26)."""

from app.domain.words.roles import PARTNER_LANES
from app.domain.words.step_kind import Exits, Field, On, StepKind, Written

AANMELDING = StepKind(
    word="aanmelding",
    name="aanmelding",
    on=frozenset({On.TASK, On.MESSAGE}),
    lanes=PARTNER_LANES,
    roots=frozenset({"prescreening"}),
    exits=(Exits(frozenset({"toch_niet"}), safe="toch_niet"),),
    fields=(
        Field("betreft", "process", result="betreft", type="enum"),
        Field("leeftijdsgroep", "process", result="leeftijdsgroep", type="enum"),
        Field("anoniem", "process", result="anoniem", type="boolean"),
        Field("opnieuw_aangemeld", "process", values=frozenset({"ja"})),
        Field("nieuwe_elementen", "register"),
    ),
    writes=(Written("herkomst", "enum"),),
    question="Wat merkte u op, en hoe bereiken we u?",
    consequence="De gemeente krijgt de aanmelding en belt terug.",
)
