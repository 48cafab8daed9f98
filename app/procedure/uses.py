"""Which variables an element reads and writes."""

from collections.abc import Iterator
from typing import Final

from app.domain.words.known import KNOWN
from app.domain.words.messages import MESSAGES
from app.domain.words.operations import OPERATIONS
from app.domain.words.processes import process_of
from app.domain.words.steps import find_kind, kind_of
from app.procedure.bundle import Model, once
from app.procedure.expressions import ExpressionError, names, parse
from app.procedure.forms import FormDefinition
from app.procedure.forms.definition import Component
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


def looked_at(model: Model) -> frozenset[str]:
    """Return the variables that any element or table of a model looks at."""
    return once(model, "looked at", lambda: _looked_at(model))


def _looked_at(model: Model) -> frozenset[str]:
    by_elements = (reads(model, element) for element in model.elements.values())
    by_tables = (table.reads() for table in model.tables.values())
    return frozenset[str]().union(*by_elements, *by_tables)


def read_by_code(model: Model) -> frozenset[str]:
    """Return the variables that handlers, screens and messages take from what is drawn."""
    by_processes = (process_of(name).reads for name in model.processes)
    by_elements = map(_by_code, model.elements.values())
    asked = {element.livc.get("form", "") for element in model.elements.values()}
    by_forms = map(_on_form, map(model.forms.__getitem__, asked & model.forms.keys()))
    return frozenset[str]().union(*by_processes, *by_elements, *by_forms)


def _on_form(form: FormDefinition) -> frozenset[str]:
    """Return the variables that fill in an answer, or say whether a question is asked."""
    found: set[str] = set()
    for component in form.components:
        known = KNOWN.get(component.known)
        found.update(known.reads if known else ())
        found.update(filter(_is_variable, (component.known, *_conditions(component))))
    return frozenset(name.removeprefix("@") for name in found)


def _conditions(component: Component) -> Iterator[str]:
    rules = component.rules
    for condition in (rules.show_if, rules.required_if, rules.heightened):
        if condition is not None:
            yield condition.name


def _is_variable(name: str) -> bool:
    return name.startswith("@")


def _by_code(element: Element) -> frozenset[str]:
    operation = OPERATIONS.get(element.livc.get("operatie", ""))
    message = MESSAGES.get(element.message or "")
    kind = find_kind(element.livc.get("kind"))
    found = set[str](kind.reads if kind else ())
    found.update(operation.needs if operation else ())
    found.update(message.carries if message else ())
    return frozenset(found)


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
