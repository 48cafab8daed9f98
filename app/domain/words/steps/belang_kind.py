"""The interest of the child is weighed (Convention on the Rights of the Child, art. 3)."""

from app.domain.words.roles import TABLE
from app.domain.words.step_kind import Beside, On, StepKind

BELANG_KIND = StepKind(
    word="belang_kind",
    name="belang van het kind",
    on=frozenset({On.TASK}),
    lanes=TABLE,
    roots=frozenset({"casus"}),
    beside=frozenset({Beside.PLAN}),
    question="Wat betekent dit voor het kind?",
    consequence="Pas daarna beslist de tafel.",
    only_moves=True,
)
