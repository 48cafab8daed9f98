"""An expression in a timer gives a date or a duration."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from app.procedure.bundle import Model
from app.procedure.conditions import parsed_timers
from app.procedure.drawn import at
from app.procedure.durations import Duration
from app.procedure.findings import Finding
from app.procedure.samples import given_by, of_variables

SOURCE: Final = "CONVENTIES.md, timers"


def check(model: Model) -> Iterator[Finding]:
    """Yield an expression that never gives a moment, whatever its variables hold."""
    for place, node, declared in parsed_timers(model):
        value = given_by(node, of_variables(declared.values()))
        if not isinstance(value, date | Duration | None):
            yield at(place, "Deze timer levert geen datum of duur op; schrijf er een, of een variabele.")
