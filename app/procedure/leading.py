"""Which steps lead to a step: the way back through the model, up to the decision before it."""

from collections.abc import Iterator

from app.domain.execution import Bundle
from app.procedure.bundle import Model, model_of, once
from app.procedure.model import Element

Callers = tuple[str, ...]
"""The call activities entered on the way back, the innermost last: a process leads back to its own caller."""
Stop = tuple[Element, Callers]


def leading_to(bundle: Bundle, element_id: str) -> frozenset[str]:
    """Return the ids of the user tasks on every way to this element since the decisions before it."""
    model = model_of(bundle)
    return once(model, ("leading", element_id), lambda: _leading(model, element_id))


def _leading(model: Model, element_id: str) -> frozenset[str]:
    todo: list[Stop] = list(_before(model, model.elements[element_id], ()))
    seen, found = set[tuple[str, Callers]](), set[str]()
    while todo:
        here, callers = todo.pop()
        if (here.id, callers) in seen or here.livc.get("decision"):
            continue
        seen.add((here.id, callers))
        if here.type == "userTask":
            found.add(here.id)
        todo += list(_ends(model, here, callers)) or _before(model, here, callers)
    return frozenset(found)


def _before(model: Model, element: Element, callers: Callers) -> Iterator[Stop]:
    """Yield what comes right before an element, over the borders of what it lies in."""
    process = model.processes[element.process_id]
    flows = process.incoming(element.id)
    yield from ((process.elements[flow.source], callers) for flow in flows)
    if element.attached_to:
        yield from _interrupted(model, process.elements[element.attached_to], callers)
    elif not flows:
        yield from _before_scope(model, element, callers)


def _before_scope(model: Model, start: Element, callers: Callers) -> Iterator[Stop]:
    """Yield what comes before the sub-process that begins with an element, or before who calls its process."""
    process = model.processes[start.process_id]
    if start.scope in process.elements:
        yield from _before(model, process.elements[start.scope], callers)
        return
    for caller in callers[-1:] or _callers_of(model, process.id):
        yield from _before(model, model.elements[caller], callers[:-1])


def _callers_of(model: Model, process_id: str) -> Callers:
    return tuple(element.id for element in model.elements.values() if element.called == process_id)


def _interrupted(model: Model, activity: Element, callers: Callers) -> Iterator[Stop]:
    """Yield what may have been done when an activity was broken off."""
    within = model.processes[activity.process_id].within(activity.id)
    yield from ((each, callers) for each in within)
    if not within:
        yield from _before(model, activity, callers)


def _ends(model: Model, element: Element, callers: Callers) -> Iterator[Stop]:
    """Yield where the inside of a sub-process or of a called process ends; nothing for another element."""
    called = model.processes.get(element.called or "")
    within = model.processes[element.process_id].within(element.id)
    if called and element.id not in callers:
        within, callers = called.within(called.id), (*callers, element.id)
    for each in within:
        if each.type == "endEvent":
            yield each, callers
