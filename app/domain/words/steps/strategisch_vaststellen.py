"""The burgemeester fixes the report of a strategic meeting; then the instructions leave."""

from app.domain.words.step_kind import Beside, Exits, On, StepKind, Written

STRATEGISCH_VASTSTELLEN = StepKind(
    word="strategisch_vaststellen",
    name="verslag van de strategische tafel vaststellen",
    on=frozenset({On.TASK}),
    lanes=frozenset({"burgemeester"}),
    roots=frozenset({"strategische_tafel"}),
    exits=(Exits(frozenset({"vastgesteld"}), safe="aanvullen"),),
    writes=(
        Written("opdrachten_gegeven", "boolean", "vastgesteld"),
        Written("opdrachten_tegen", "date", "vastgesteld"),
    ),
    beside=frozenset({Beside.STRATEGIC}),
    question="Klopt het verslag, en staat er niemand in?",
    consequence="Wie een opdracht kreeg, vindt ze bij de taken.",
)
