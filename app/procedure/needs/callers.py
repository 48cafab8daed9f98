"""Which procedures a process is part of: those that call it, up to the ones that nothing calls."""

from collections.abc import Iterator, Mapping

from app.domain.words.processes import process_of
from app.procedure.bundle import Model
from app.procedure.model import Element, Process


def roots_of(model: Model, process_id: str) -> frozenset[str]:
    """Return the procedures in which a process runs; of a called one that stands here alone, none is known."""
    callers = _callers(model)
    seen, todo = {process_id}, [process_id]
    while todo:
        new = callers.get(todo.pop(), frozenset()) - seen
        seen |= new
        todo += sorted(new)
    return frozenset(each for each in seen if not callers.get(each) and not process_of(each).called)


def _callers(model: Model) -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for element in model.elements.values():
        if element.called:
            found[element.called] = found.get(element.called, frozenset()) | {element.process_id}
    return found


def called_by(model: Model, process_id: str) -> list[Process]:
    """Return a process and all that it calls, as far as they are here."""
    todo, seen = [process_id], {process_id}
    for each in todo:
        new = sorted(_called_from(model, each) - seen)
        seen.update(new)
        todo += new
    return [model.processes[each] for each in todo if each in model.processes]


def _called_from(model: Model, process_id: str) -> set[str]:
    process = model.processes.get(process_id)
    elements = process.elements.values() if process else ()
    return {element.called for element in elements if element.called}


def repetitions(model: Model, process: Process, element: Element) -> frozenset[str]:
    """Return what the repetitions are over in which an element stands, those around its callers included."""
    return _repetitions(model, process, element, frozenset())


def _repetitions(model: Model, process: Process, element: Element, seen: frozenset[str]) -> frozenset[str]:
    around = (element, *process.enclosing(element))
    found = {each.repetition.per for each in around if each.repetition is not None}
    for caller in _calling(model, process):
        if caller.id not in seen:
            home = model.processes[caller.process_id]
            found |= _repetitions(model, home, caller, seen | {caller.id})
    return frozenset(found)


def _calling(model: Model, process: Process) -> Iterator[Element]:
    """Yield the steps that call a process."""
    yield from (each for each in model.elements.values() if each.called == process.id)
