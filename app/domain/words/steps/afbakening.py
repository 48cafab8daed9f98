"""A casus about an organisation stays with its public acts: no list of members (domain/11, DEMO-04)."""

from app.domain.words.roles import OFFICE_LANES
from app.domain.words.step_kind import Field, On, StepKind

AFBAKENING = StepKind(
    word="afbakening",
    name="organisatie afbakenen",
    on=frozenset({On.TASK}),
    lanes=OFFICE_LANES,
    roots=frozenset({"casus"}),
    fields=tuple(
        Field(key, "process", result=key, type="boolean")
        for key in ("enkel_feiten", "geen_ledenlijst", "enkel_woordvoerder")
    ),
    closed=True,
    question="Blijft de casus bij de organisatie zelf?",
    consequence="Daarna worden diensten uitgenodigd.",
    only_moves=True,
)
