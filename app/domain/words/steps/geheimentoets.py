"""The table looks the fiche over: no secrets, what is theirs with their yes, the positive too (INV-03, INV-04)."""

from app.domain.words.roles import TABLE
from app.domain.words.step_kind import Beside, Exits, Field, On, StepKind

GEHEIMENTOETS = StepKind(
    word="geheimentoets",
    name="nakijken van de fiche",
    on=frozenset({On.TASK}),
    lanes=TABLE,
    roots=frozenset({"casus"}),
    exits=(Exits(frozenset({"in_orde"}), safe="aanpassen"),),
    fields=(
        Field("geen_geheimen", "process", values=frozenset({"ja"})),
        Field("eigenaars_akkoord", "process", values=frozenset({"ja"})),
        Field("beide_kanten", "process", values=frozenset({"ja"})),
    ),
    beside=frozenset({Beside.FICHE}),
    question="Mag dit zo naar de LTF?",
    consequence="De fiche ligt vast; ieder die bij de bespreking was, antwoordt.",
)
