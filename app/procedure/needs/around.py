"""What stands right before and right behind an element, past what moves on by itself."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.model import Element, Process
from app.procedure.uses import reads

_PASSED: Final = frozenset({"exclusiveGateway", "inclusiveGateway", "parallelGateway", "businessRuleTask"})
_MOVES_ON: Final = _PASSED | {"serviceTask", "intermediateThrowEvent", "sendTask"}


def right_before(process: Process, element: Element) -> Iterator[Element]:
    """Yield what happened last on each way to an element, gateways and tables passed over."""
    todo, seen = [element.id], {element.id}
    while todo:
        for flow in process.incoming(todo.pop()):
            before = process.elements.get(flow.source)
            if before is None or before.id in seen:
                continue
            seen.add(before.id)
            if before.type in _PASSED:
                todo.append(before.id)
            else:
                yield before


def read_behind(model: Model, process: Process, element: Element) -> frozenset[str]:
    """Return the variables that are read behind an element before anything is waited for."""
    todo, seen, found = [element.id], {element.id}, set[str]()
    while todo:
        for flow in process.outgoing(todo.pop()):
            behind = process.elements.get(flow.target)
            if behind is None or behind.id in seen or behind.type not in _MOVES_ON:
                continue
            seen.add(behind.id)
            found |= reads(model, behind)
            todo.append(behind.id)
    return frozenset(found)
