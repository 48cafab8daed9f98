"""A circle waits somewhere: for a person, a message or a moment."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at
from app.procedure.findings import Finding, Run
from app.procedure.graph import circles
from app.procedure.model import CONTAINERS, Element, Process
from app.procedure.uses import inside
from app.procedure.walk import STOPS

SOURCE: Final = "CONVENTIES.md, kringen"
_SENTENCE: Final = (
    "De kring langs {stappen} wacht nergens: niets verandert er terwijl ze rondgaat, dus ze blijft rondgaan. "
    "Zet er een stap, een bericht of een termijn in."
)


def check(model: Model) -> Iterator[Finding]:
    """Yield the circles that go round by themselves."""
    for process in model.processes.values():
        for circle in _members(_leads(model, process)):
            elements = [process.elements[each] for each in circle]
            names = [each.name or each.id for each in elements]
            yield at(elements[0].place, _SENTENCE, stappen=names, run=Run(tuple(circle)))


def _leads(model: Model, process: Process) -> Mapping[str, list[str]]:
    """Return what goes on by itself, with what of that stands right behind it."""
    leads: dict[str, list[str]] = {}
    for each in process.elements.values():
        if _passes(model, each):
            leads[each.id] = []
    for name, others in leads.items():
        behind = {other.id for other in process.behind(name)}
        others.extend(sorted(behind & leads.keys()))
    return leads


def _passes(model: Model, element: Element) -> bool:
    """Answer whether an element goes on by itself: nothing in it waits."""
    if element.type in CONTAINERS:
        return all(each.type not in STOPS for each in inside(model, element))
    return element.type not in STOPS


def _members(leads: Mapping[str, list[str]]) -> Iterator[list[str]]:
    """Yield what stands together in each circle."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name, circle in circles(leads).items():
        found[circle].append(name)
    for names in found.values():
        if len(names) > 1 or names[0] in leads[names[0]]:
            yield sorted(names)
