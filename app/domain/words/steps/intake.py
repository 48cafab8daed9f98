"""The coördinator goes over the aanmelding with who notified."""

from app.domain.words.roles import OFFICE_LANES
from app.domain.words.step_kind import Beside, Exits, Field, On, Part, StepKind

INTAKE = StepKind(
    word="intake",
    name="aanmelding overlopen",
    on=frozenset({On.TASK}),
    lanes=OFFICE_LANES,
    roots=frozenset({"casus"}),
    exits=(Exits(frozenset({"klaar"}), safe="klaar"),),
    fields=(
        Field("betreft", "process", result="betreft", type="enum", values=frozenset({"organisatie"})),
        Field("leeftijdsgroep", "process", result="leeftijdsgroep", type="enum", values=frozenset({"nvt"})),
        Field("anoniem", "process", result="anoniem", type="boolean"),
    ),
    reads=("betreft", "leeftijdsgroep"),
    beside=frozenset({Beside.AANMELDING}),
    part=Part.RECEIVING,
    question="Wat verduidelijkte het gesprek met de aanmelder?",
    consequence="De burgemeester beslist of de casus op de lijst komt.",
)
