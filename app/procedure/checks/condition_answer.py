"""A condition gives yes or no."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.conditions import parsed_conditions
from app.procedure.drawn import at
from app.procedure.findings import Finding
from app.procedure.samples import given_by, of_variables

SOURCE: Final = "CONVENTIES.md, BPMN: keuzes en timers"


def check(model: Model) -> Iterator[Finding]:
    """Yield conditions that give a number, a text or a date."""
    for place, node, declared in parsed_conditions(model):
        value = given_by(node, of_variables(declared.values()))
        if not isinstance(value, bool | None):
            yield at(
                place,
                "Deze voorwaarde levert geen ja of nee op; vergelijk met een waarde, zoals {voorbeeld}.",
                voorbeeld='x = "a"',
            )
