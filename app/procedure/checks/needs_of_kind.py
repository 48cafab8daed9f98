"""A step of a kind has all that the kind means: its place, its outcomes, its form, its variables."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.findings import Finding
from app.procedure.needs.asking import questions_lacking
from app.procedure.needs.exits import outcomes_lacking
from app.procedure.needs.keeping import variables_lacking
from app.procedure.needs.standing import misplaced

SOURCE: Final = "CONVENTIES.md, livc:kind"


def check(model: Model) -> Iterator[Finding]:
    """Yield what a kind asks and is not there: the step would be taken, and its meaning would not happen."""
    yield from misplaced(model)
    yield from outcomes_lacking(model)
    yield from questions_lacking(model)
    yield from variables_lacking(model)
