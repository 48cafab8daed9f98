"""Which variables an element reads and writes."""

from collections.abc import Iterator

from app.procedure.bundle import Model
from app.procedure.expressions import ExpressionError, names, parse
from app.procedure.model import Element, Process
from app.procedure.timers import is_expression

OUTCOME = "uitkomst"


def reads(model: Model, element: Element) -> frozenset[str]:
    """Return the variables that an element reads: its conditions, its timer, its table."""
    process = model.processes[element.process_id]
    texts = [flow.condition for flow in process.outgoing(element.id) if flow.condition]
    if element.timer and is_expression(element.timer):
        texts.append(element.timer.text)
    found = {name for text in texts for name in _names(text)}
    table = model.tables.get(element.livc.get("besluit", ""))
    return frozenset(found | (table.reads() if table else frozenset()))


def writes(model: Model, element: Element) -> frozenset[str]:
    """Return the variables that an element writes: the results of its form, the columns of its table."""
    table = model.tables.get(element.livc.get("besluit", ""))
    return frozenset({variable for _, variable in element.results} | set(table.outputs if table else ()))


def used_inside(model: Model, container: Element) -> frozenset[str]:
    """Return all variables used in an activity and in everything inside it, called processes included."""
    found: set[str] = set()
    for element in inside(model, container):
        found |= reads(model, element) | writes(model, element)
    return frozenset(found)


def inside(model: Model, container: Element) -> Iterator[Element]:
    """Yield an activity and everything inside it, called processes included."""
    return _inside(model, container, set())


def _inside(model: Model, container: Element, seen: set[str]) -> Iterator[Element]:
    if container.id in seen:
        return
    seen.add(container.id)
    yield container
    process = model.processes.get(container.called or "") or model.processes[container.process_id]
    for element in process.within(container.called or container.id):
        yield from _inside(model, element, seen)


def elements_of(process: Process, types: str) -> tuple[Element, ...]:
    """Return the elements of a process of one of these types."""
    return tuple(element for element in process.elements.values() if element.type in types.split())


def _names(text: str) -> frozenset[str]:
    try:
        return names(parse(text))
    except ExpressionError:
        return frozenset()
