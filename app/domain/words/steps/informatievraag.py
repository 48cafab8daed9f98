"""The burgemeester asks services what they know, and nobody else does (L18 art. 3 §2); who asks names nobody."""

from app.domain.words.step_kind import Beside, Exits, Field, On, StepKind

INFORMATIEVRAAG = StepKind(
    word="informatievraag",
    name="vraag om informatie",
    on=frozenset({On.TASK}),
    lanes=frozenset({"burgemeester"}),
    roots=frozenset({"casus"}),
    exits=(Exits(frozenset({"verstuurd"}), safe="niet_nodig"),),
    fields=(
        Field("diensten", "process", source="bevraagbaar", when=frozenset({"verstuurd"})),
        Field("vraag", "register", optional=True),
        Field("over_wie", "register", optional=True),
    ),
    reads=("anoniem",),
    beside=frozenset({Beside.AANMELDING}),
    question="Welke diensten vraagt u wat, en waarom is dat nodig?",
    consequence="Elke dienst antwoordt vrij, of niet. Daarna komt de casus opnieuw op tafel.",
)
