"""A decision that a step names gives one value for each variable."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.decided import at_decision, writing
from app.procedure.findings import Finding

SOURCE: Final = "CONVENTIES.md, DMN: hit policy"


def check(model: Model) -> Iterator[Finding]:
    """Yield decisions that give a list."""
    for drd in writing(model):
        if drd.decision.gives_list:
            yield at_decision(
                drd.decision,
                "ze geeft een lijst, en een variabele houdt één waarde; kies een andere hit policy, of laat een "
                "andere beslissing er één waarde van maken.",
            )
