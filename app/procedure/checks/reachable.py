"""Everything that is drawn can be reached from the start."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at
from app.procedure.findings import Finding
from app.procedure.graph import closure, ends, following, loose, scopes, starts

SOURCE: Final = "BPMN 2.0.2 §13.2"


def check(model: Model) -> Iterator[Finding]:
    """Yield what no way leads to; what is refused may lead anywhere, so behind it nothing is said."""
    for process in model.processes.values():
        unknown = loose(model, process)
        for scope in (scope for drawn_in, scope in scopes(model) if drawn_in is process):
            begin = starts(process, scope)
            if begin and ends(process, scope):
                reached = closure([*begin, *unknown], following(process))
                yield from (
                    at(element.place, "Dit element is vanaf het startevent niet te bereiken.")
                    for element in process.within(scope)
                    if element.id not in reached
                )
