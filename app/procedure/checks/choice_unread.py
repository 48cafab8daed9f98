"""A choice that a person makes leads somewhere: an arrow, a table or a timer looks at it. A warning only."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from app.domain.words.steps import find_kind
from app.procedure.bundle import Model
from app.procedure.drawn import asked, at
from app.procedure.findings import Finding, Level
from app.procedure.model import Element
from app.procedure.uses import OUTCOME, looked_at

SOURCE: Final = "CONVENTIES.md, livc:result"
_SENTENCE: Final = (
    'Er valt iets te kiezen in "{stap}", en geen pijl of tabel kijkt naar "{variabele}": wat iemand ook kiest, '
    "het loopt hetzelfde. Is dat de bedoeling?"
)


def check(model: Model) -> Iterator[Finding]:
    """Yield steps whose outcome changes nothing; one on which code acts is no such step."""
    read = looked_at(model)
    for element in asked(model):
        name = _chosen(model, element)
        if not name or name in read or _is_weighed(model, element):
            continue
        found = at(element.place, _SENTENCE, stap=element.name or element.id, variabele=name)
        yield replace(found, level=Level.WAARSCHUWING)


def _is_weighed(model: Model, element: Element) -> bool:
    """Answer whether ways part right behind it: what is wrong with their conditions, other checks say."""
    process = model.processes[element.process_id]
    return any(each.chooses for each in process.behind(element.id))


def _chosen(model: Model, element: Element) -> str:
    """Return the variable of an outcome that offers a choice, or "" when there is none, or code acts on it."""
    kind = find_kind(element.livc.get("kind"))
    if kind is None or kind.exits:
        return ""
    name = dict(element.results).get(OUTCOME, "")
    variable = model.declared_in(element.place.file).get(name)
    return name if variable is not None and len(variable.values) > 1 else ""
