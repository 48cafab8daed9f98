"""Before a talk among social partners: the client knows of it, or no name falls (S1 L441)."""

from app.domain.words.roles import PARTNER_LANES
from app.domain.words.step_kind import Exits, On, Silence, StepKind

GEDEELD_GEHEIM = StepKind(
    word="gedeeld_geheim",
    name="cliënt op de hoogte",
    on=frozenset({On.TASK}),
    lanes=PARTNER_LANES,
    roots=frozenset({"prescreening"}),
    exits=(Exits(frozenset({"op_de_hoogte", "zonder_naam"}), safe="geen_van_beide"),),
    silence=Silence.UNTOLD,
    own_space=True,
    question="Weet de cliënt ervan, of valt er geen naam?",
    consequence="Pas dan roept de eigen dienst sociale partners samen.",
    only_moves=True,
)
