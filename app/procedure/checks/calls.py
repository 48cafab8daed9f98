"""Call activities lead to a process that exists, and never back to themselves."""

from collections.abc import Iterator

from app.procedure.bundle import Model
from app.procedure.checks.places import at, drawn
from app.procedure.findings import Finding


def check(model: Model) -> Iterator[Finding]:
    """Yield calls without a target, and calls in a circle."""
    for process, element in drawn(model):
        if element.type != "callActivity":
            continue
        called = element.called or ""
        if called not in model.processes:
            yield at(element.place, f'Het proces "{called}" bestaat niet.')
        elif process.id in called_from(model, called):
            yield at(element.place, "Dit proces roept langs deze weg zichzelf aan.")
        elif model.processes[called].place.file == element.place.file:
            yield at(element.place, "Een aangeroepen proces staat in een eigen map.")


def called_from(model: Model, process_id: str) -> frozenset[str]:
    """Return a process and all that it calls, directly or not."""
    seen, todo = {process_id}, [process_id]
    while todo:
        process = model.processes.get(todo.pop())
        elements = process.elements.values() if process else ()
        new = {element.called for element in elements if element.called} - seen
        seen |= new
        todo += sorted(new)
    return frozenset(seen)
