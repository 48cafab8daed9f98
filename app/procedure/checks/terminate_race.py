"""An end that stops everything does not race with what is done by itself on a branch beside it."""

from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, drawn
from app.procedure.findings import Finding
from app.procedure.graph import closure
from app.procedure.model import Element, Process
from app.procedure.walk import ACTS

SOURCE: Final = "BPMN 2.0.2 §13.5.6"
_JOINS: Final = frozenset({"parallelGateway", "inclusiveGateway"})
_DOES: Final = ACTS | {"businessRuleTask"}
_PASSES: Final = _DOES | _JOINS | {"exclusiveGateway"}
_SENTENCE: Final = (
    "Terwijl dit einde alles stopt, gebeurt “{stap}” vanzelf op een tak ernaast: of dat nog gebeurt, zou afhangen "
    "van de volgorde van de pijlen in het bestand. Laat de takken eerst samenkomen."
)


def check(model: Model) -> Iterator[Finding]:
    """Yield each such end with the first step beside it that may still be done or not."""
    for process, element in drawn(model):
        if element.type in _JOINS:
            yield from _behind(process, element)


def _behind(process: Process, split: Element) -> Iterator[Finding]:
    """Yield the races between the branches behind one gateway."""
    branches = [_by_itself(process, target) for target in process.behind(split.id)]
    for one, other in permutations(branches, 2):
        yield from _race(one, other)


def _race(one: Sequence[Element], other: Sequence[Element]) -> Iterator[Finding]:
    """Yield the ends of one branch that stop what is done on another."""
    done = [each for each in other if each.type in _DOES]
    ends = [each for each in one if each.event == "terminate"]
    for step in done[:1]:
        name = step.name or step.id
        yield from (at(end.place, _SENTENCE, step.place, stap=name) for end in ends)


def _by_itself(process: Process, first: Element) -> list[Element]:
    """Return what is come to from an element without anyone, and without waiting for another branch."""

    def step(element: Element) -> Iterator[Element]:
        waits = element.type in _JOINS and len(process.incoming(element.id)) > 1
        if element.type in _PASSES and not waits:
            yield from process.behind(element.id)

    return list(filter(None, map(process.node, closure([first], step))))
