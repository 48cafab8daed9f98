"""A choice that a person makes leads somewhere: an arrow, a table or a timer looks at it. A warning only."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from app.domain.words.steps import find_kind
from app.procedure.bundle import Model
from app.procedure.drawn import asked, at, drawn
from app.procedure.findings import Finding, Level
from app.procedure.model import Element
from app.procedure.uses import OUTCOME, reads

SOURCE: Final = "CONVENTIES.md, livc:result"
_SENTENCE: Final = (
    'Er valt iets te kiezen in "{stap}", en geen pijl of tabel kijkt naar "{variabele}": wat iemand ook kiest, '
    "het loopt hetzelfde. Is dat de bedoeling?"
)


def check(model: Model) -> Iterator[Finding]:
    """Yield steps whose outcome changes nothing; one on which code acts is no such step."""
    read = frozenset[str]().union(*(reads(model, element) for _, element in drawn(model)))
    read = read.union(*(table.reads() for table in model.tables.values()))
    for element in asked(model):
        name = _chosen(model, element)
        if name and name not in read and not _is_weighed(model, element):
            found = at(element.place, _SENTENCE, stap=element.name or element.id, variabele=name)
            yield replace(found, level=Level.WAARSCHUWING)


def _is_weighed(model: Model, element: Element) -> bool:
    """Answer whether ways part right behind it: what is wrong with their conditions, other checks say."""
    process = model.processes[element.process_id]
    behind = [process.node(flow.target) for flow in process.outgoing(element.id)]
    return any(each is not None and each.chooses for each in behind)


def _chosen(model: Model, element: Element) -> str:
    """Return the variable of an outcome that offers a choice, or "" when there is none, or code acts on it."""
    name = dict(element.results).get(OUTCOME, "")
    variable = model.declared_in(element.place.file).get(name)
    kind = find_kind(element.livc.get("kind"))
    offers = variable is not None and len(variable.values) > 1
    return name if offers and kind is not None and not kind.exits else ""
