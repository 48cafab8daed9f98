"""Who does what: the actions of a casus, and the day of the evaluation."""

from app.domain.words.roles import TABLE
from app.domain.words.step_kind import Beside, Exits, Field, On, Part, Rows, StepKind, Written

TRAJECTPLAN = StepKind(
    word="trajectplan",
    name="trajectplan",
    on=frozenset({On.TASK}),
    lanes=TABLE,
    roots=frozenset({"casus"}),
    exits=(Exits(frozenset({"klaar"}), safe="klaar"),),
    fields=(
        Field("evaluatiedatum", "process", result="evaluatiedatum", type="date", when=frozenset({"klaar"})),
        Field("inlichten", "process", result="inlichten", type="boolean", optional=True),
        Field("fiche_voorgesteld", "process", result="fiche_voorgesteld", type="boolean", optional=True),
    ),
    rows=(
        Rows(
            "acties",
            (
                Field("uitvoerder", "process", source="uitvoerders"),
                Field("wat", "table"),
                Field("aard", "process"),
            ),
        ),
    ),
    writes=(Written("evaluatiedatum", "date", "klaar"), Written("agenderen_op", "date", "klaar")),
    beside=frozenset({Beside.AANMELDING, Beside.PLAN}),
    part=Part.PLANNING,
    question="Wie doet wat, en wanneer kijken we opnieuw?",
    consequence="Met consensus krijgt elke organisatie haar eigen actie.",
)
