"""The table evaluates; without the purpose there is nothing left to do but close (INV-22)."""

from app.domain.words.roles import TABLE
from app.domain.words.step_kind import Beside, Exits, Field, On, Part, StepKind, Written

EVALUATIE = StepKind(
    word="evaluatie",
    name="evaluatie",
    on=frozenset({On.TASK, On.TIMER, On.MESSAGE}),
    lanes=TABLE,
    roots=frozenset({"casus"}),
    exits=(Exits(frozenset({"verder", "aanpassen", "afsluiten", "uitgesteld"}), safe="afsluiten"),),
    fields=(
        Field("doel_nog_aanwezig", "process", values=frozenset({"nee"})),
        Field(
            "evaluatiedatum",
            "process",
            result="evaluatiedatum",
            type="date",
            when=frozenset({"verder", "aanpassen"}),
        ),
        Field("inlichten", "process", result="inlichten", type="boolean", optional=True),
        Field("fiche_voorgesteld", "process", result="fiche_voorgesteld", type="boolean", optional=True),
        Field("ook_hier", "process", result="ook_hier", type="boolean", optional=True),
    ),
    writes=(
        Written("evaluatiedatum", "date", "verder"),
        Written("agenderen_op", "date", "verder"),
        Written("evaluatiedatum", "date", "aanpassen"),
        Written("agenderen_op", "date", "aanpassen"),
    ),
    reads=("evaluatiedatum",),
    beside=frozenset({Beside.PLAN, Beside.PLAN_DAY}),
    part=Part.EVALUATING,
    term=True,
    question="Wat helpt, wat niet, en is dit nog nodig?",
    consequence="Het traject gaat verder, wordt aangepast of stopt.",
)
