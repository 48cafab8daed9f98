"""No process calls itself, directly or by way of others."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, calls
from app.procedure.findings import Finding
from app.procedure.graph import circles
from app.procedure.model import Process

SOURCE: Final = "BPMN 2.0.2 §10.3.6; CONVENTIES.md, BPMN"


def check(model: Model) -> Iterator[Finding]:
    """Yield calls in a circle."""
    circle = circles({process.id: _called_by(model, process) for process in model.processes.values()})
    for process, element, target in calls(model):
        if circle[process.id] == circle[target.id]:
            yield at(element.place, "Dit proces roept langs deze weg zichzelf aan.")


def _called_by(model: Model, process: Process) -> tuple[str, ...]:
    named = (element.called for element in process.elements.values())
    return tuple(dict.fromkeys(each for each in named if each and each in model.processes))
