"""Whether an outcome closes the casus: read from the model, without running it."""

from collections.abc import Iterator
from typing import Final

from app.domain.execution import Bundle
from app.domain.words.messages import CASUS_AFGESLOTEN
from app.procedure.bundle import Model, model_of
from app.procedure.model import Element
from app.procedure.uses import OUTCOME, writes
from app.procedure.walk import Situation, Walk

TABLE: Final = "tafel"


def closes(bundle: Bundle, process_id: str, element_id: str, value: str) -> bool:
    """Answer whether every way behind this outcome closes the casus, and none comes back to the table."""
    model = model_of(bundle)
    element = model.processes[process_id].elements[element_id]
    variable = dict(element.results).get(OUTCOME)
    known = Situation({variable: value} if variable else {})
    met = list(_met(model, element, known))
    told = any(each.livc.get("message") == CASUS_AFGESLOTEN.word for each in met)
    return told and not any(each.role == TABLE for each in met)


def _met(model: Model, element: Element, situation: Situation) -> Iterator[Element]:
    """Yield what may still come, however far; what a step on the way writes is unknown."""
    todo, seen = [(element, situation)], {element.id}
    while todo:
        here, known = todo.pop()
        walk = Walk(model, known)
        yield from walk.passed(here)
        fresh = [each for each in walk.after(here) if each.id not in seen]
        for each in fresh:
            seen.add(each.id)
            yield each
            later = known.without(writes(model, each))
            todo.append((each, later))
            todo += [(event, later) for event in model.processes[each.process_id].boundaries(each.id)]
