"""The information officer shows the information card, or a part of it; only that is kept (INV-45, INV-46)."""

from app.domain.words.step_kind import Exits, Field, On, StepKind

KAART_TONEN = StepKind(
    word="kaart_tonen",
    name="informatiekaart tonen",
    on=frozenset({On.TASK}),
    lanes=frozenset({"information_officer", "korpschef"}),
    roots=frozenset({"casus"}),
    exits=(Exits(frozenset({"geheel", "deel"}), safe="niet_getoond"),),
    fields=(
        Field("kaart_van", "process", result="kaart_van", type="date", when=frozenset({"geheel", "deel"})),
    ),
    at_point=True,
    closed=True,
    question="Toonde u de informatiekaart?",
    consequence="Casuspad onthoudt enkel dat u ze toonde, en komt niet te weten wat erop staat.",
)
