"""Two burgemeesters agree themselves who follows a person; nothing goes along by it (S4 L356-358, INV-54)."""

from app.domain.words.step_kind import Beside, Exits, Field, On, StepKind, Written

OVERDRACHT = StepKind(
    word="overdracht",
    name="afspraak met een andere burgemeester",
    on=frozenset({On.TASK}),
    lanes=frozenset({"burgemeester"}),
    roots=frozenset({"casus"}),
    exits=(Exits(frozenset({"overgedragen", "samen"}), safe="geen_akkoord"),),
    fields=(Field("andere_gemeente", "register", optional=True),),
    writes=(Written("overdracht", "enum"), Written("iets_gedeeld", "boolean")),
    beside=frozenset({Beside.AANMELDING}),
    question="Wat sprak u af met de burgemeester van de andere gemeente?",
    consequence="Er vertrekt niets vanzelf. Wie iets deelde of meldde, zegt zelf wat mee mag.",
)
