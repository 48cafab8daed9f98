"""A casus is put on the agenda, by its code alone."""

from app.domain.words.roles import OFFICE_LANES
from app.domain.words.step_kind import Exits, On, StepKind

AGENDERING = StepKind(
    word="agendering",
    name="agendering",
    on=frozenset({On.TASK, On.MESSAGE}),
    lanes=OFFICE_LANES,
    roots=frozenset({"casus"}),
    exits=(Exits(frozenset(), safe="klaar"), Exits(frozenset({"nu_meteen"}), safe="op_agenda")),
    card=True,
    question="Op welk overleg komt de casus?",
    consequence="De casus komt op de agenda van het volgende overleg.",
)
