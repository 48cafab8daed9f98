"""The default flow is one of those out of its gateway."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, choices
from app.procedure.findings import Finding

SOURCE: Final = "BPMN 2.0.2 §10.6"


def check(model: Model) -> Iterator[Finding]:
    """Yield defaults that lead from elsewhere or are not there."""
    for element, out in choices(model):
        leaving = {flow.id for flow in out}
        if element.default and element.default not in leaving:
            yield at(
                element.place,
                "De standaardpijl vertrekt niet uit deze gateway; kies een pijl die dat doet.",
            )
