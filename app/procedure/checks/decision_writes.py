"""A decision that a step names writes declared variables."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.decided import at_decision, writing
from app.procedure.findings import Finding

SOURCE: Final = "CONVENTIES.md, DMN"


def check(model: Model) -> Iterator[Finding]:
    """Yield outcomes that no variable holds."""
    for drd in writing(model):
        for name in drd.decision.outputs:
            if not model.may_name(drd.file, name):
                yield at_decision(
                    drd.decision,
                    'de variabele "{naam}" staat niet in variabelen.yaml van dit proces.',
                    naam=name,
                )
