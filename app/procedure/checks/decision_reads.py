"""A decision reads declared variables and what it requires."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.decided import at_decision
from app.procedure.dmn import Decision
from app.procedure.findings import Finding

SOURCE: Final = "CONVENTIES.md, DMN"


def check(model: Model) -> Iterator[Finding]:
    """Yield names that are neither."""
    for drd in model.tables.values():
        unknown = drd.decision.own_names() - drd.known_to(drd.decision)
        for name in sorted(unknown):
            if not model.may_name(drd.file, name):
                yield _unknown(model, drd.decision, name)


def _unknown(model: Model, decision: Decision, name: str) -> Finding:
    elsewhere = [each for each in model.tables.values() if name in each.decision.known_as]
    if elsewhere:
        return at_decision(
            decision,
            '"{naam}" komt uit de beslissing "{andere}"; trek een pijl van die beslissing naar deze.',
            naam=name,
            andere=elsewhere[0].name,
        )
    return at_decision(
        decision, 'de variabele "{naam}" staat niet in variabelen.yaml van dit proces.', naam=name
    )
