"""A strategic meeting takes place, on another day, or not at all."""

from app.domain.words.step_kind import Exits, Field, On, StepKind

STRATEGISCH_OPENEN = StepKind(
    word="strategisch_openen",
    name="strategische tafel openen",
    on=frozenset({On.TASK}),
    lanes=frozenset({"burgemeester"}),
    roots=frozenset({"strategische_tafel"}),
    exits=(Exits(frozenset({"gehouden", "gaat_niet_door"}), safe="later"),),
    fields=(Field("aanwezig", "papers", source="strategische_leden", when=frozenset({"gehouden"})),),
    question="Gaat de strategische tafel door?",
    consequence="Er wordt over geen persoon en geen casus gesproken.",
)
