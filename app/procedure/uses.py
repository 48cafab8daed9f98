"""Which variables an element reads and writes."""

from collections.abc import Iterator
from typing import Final

from app.domain.words.steps import kind_of
from app.procedure.bundle import Model, once
from app.procedure.expressions import ExpressionError, names, parse
from app.procedure.model import Element
from app.procedure.timers import is_expression

OUTCOME = "uitkomst"
SYSTEM: Final = "systeem"
CALLER: Final = "aanroeper"


def reads(model: Model, element: Element) -> frozenset[str]:
    """Return the variables that an element reads: its conditions, its timer, its table."""
    process = model.processes[element.process_id]
    texts = [flow.condition for flow in process.outgoing(element.id) if flow.condition]
    if element.timer and is_expression(element.timer):
        texts.append(element.timer.text)
    found = set[str]().union(*map(_names, texts))
    table = model.tables.get(element.livc.get("besluit", ""))
    if table:
        found |= table.reads()
    return frozenset(found)


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


def steady(model: Model, element: Element) -> frozenset[str]:
    """Return the variables that keep their value until the next step: no table and no system writes them.

    What the system writes along with the outcomes of this very step (`StepKind.written_along`), or of the step
    that a boundary event is on, is known as well.
    """
    return once(model, ("steady", element.id), lambda: _steady(model, element))


def _steady(model: Model, element: Element) -> frozenset[str]:
    host = model.elements.get(element.attached_to or "", element)
    tables = {name for table in model.tables.values() for name in table.outputs}
    kept = {v.name for v in model.variables.values() if SYSTEM not in v.writers}
    along = kind_of(host.livc.get("kind")).written_along
    told = model.variables.keys() & set().union(*along.values())
    return frozenset((kept - tables) | told)


def _inside(model: Model, container: Element, seen: set[str]) -> Iterator[Element]:
    if container.id in seen:
        return
    seen.add(container.id)
    yield container
    own = model.processes[container.process_id]
    called = model.processes.get(container.called or "")
    scope = container.called or container.id
    for element in (called or own).within(scope):
        yield from _inside(model, element, seen)


def _names(text: str) -> frozenset[str]:
    try:
        return names(parse(text))
    except ExpressionError:
        return frozenset()
