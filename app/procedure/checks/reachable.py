"""Everything that is drawn can be reached from the start."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at
from app.procedure.findings import Finding
from app.procedure.graph import closure, ends, following, loose, scopes_in, starts
from app.procedure.model import Element, Process

SOURCE: Final = "BPMN 2.0.2 §13.2"


def check(model: Model) -> Iterator[Finding]:
    """Yield what no way leads to; what is refused may lead anywhere, so behind it nothing is said."""
    for process in model.processes.values():
        unknown = loose(model, process)
        for scope in scopes_in(process):
            for element in _unreached(process, scope, unknown):
                yield at(element.place, "Dit element is vanaf het startevent niet te bereiken.")


def _unreached(process: Process, scope: str, unknown: list[Element]) -> Iterator[Element]:
    """Yield what no way leads to in a scope; where start or end is missing, that is the finding."""
    begin = starts(process, scope)
    if not begin or not ends(process, scope):
        return
    reached = closure([*begin, *unknown], following(process))
    for element in process.within(scope):
        if element.id not in reached:
            yield element
