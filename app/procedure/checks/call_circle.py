"""No process calls itself, directly or by way of others."""

from collections.abc import Iterator, Mapping
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, calls
from app.procedure.findings import Finding
from app.procedure.model import Process

SOURCE: Final = "BPMN 2.0.2 §10.3.6; CONVENTIES.md, BPMN"


def check(model: Model) -> Iterator[Finding]:
    """Yield calls in a circle."""
    called = {process.id: _called_by(process) for process in model.processes.values()}
    for process, element, target in calls(model):
        if process.id in _behind(target.id, called):
            yield at(element.place, "Dit proces roept langs deze weg zichzelf aan.")


def _called_by(process: Process) -> frozenset[str]:
    return frozenset(element.called for element in process.elements.values() if element.called)


def _behind(process_id: str, calls: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return a process and all that it calls, directly or not."""
    seen, todo = {process_id}, [process_id]
    while todo:
        new = calls.get(todo.pop(), frozenset()) - seen
        seen |= new
        todo += sorted(new)
    return frozenset(seen)
