"""From everywhere an end can be reached."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at
from app.procedure.findings import Finding, Run
from app.procedure.graph import closure, ends, following, leading, loose, scopes_in, starts, way_to
from app.procedure.model import Element, Process

SOURCE: Final = "BPMN 2.0.2 §13.2"


def check(model: Model) -> Iterator[Finding]:
    """Yield what is never left, with the way into it; where a flow is missing, that is the finding."""
    for process in model.processes.values():
        unknown = loose(model, process)
        for scope in scopes_in(process):
            yield from _stuck(process, scope, unknown)


def _stuck(process: Process, scope: str, unknown: list[Element]) -> Iterator[Finding]:
    begin, end = starts(process, scope), ends(process, scope)
    if not begin or not end:
        return
    reached = closure(begin, following(process))
    dead = [element for element in process.within(scope) if not process.outgoing(element.id)]
    finishing = closure([*end, *dead, *unknown], leading(process))
    for element in process.within(scope):
        if element.id in reached and element.id not in finishing:
            yield at(
                element.place,
                "Vanaf hier is geen einde te bereiken.",
                run=Run(way_to(element, reached)),
            )
