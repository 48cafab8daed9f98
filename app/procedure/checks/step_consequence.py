"""A step says for each of its outcomes what follows, in words for people."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import asked, at
from app.procedure.findings import Finding
from app.procedure.model import Element
from app.procedure.needs.exits import offered

SOURCE: Final = "CONVENTIES.md, livc:gevolg"


def check(model: Model) -> Iterator[Finding]:
    """Yield outcomes of which nobody reads what follows, and consequences of no outcome."""
    for element in asked(model):
        given = offered(model, element)
        yield from _untold(element, given)
        yield from _strange(element, given)


def _untold(element: Element, given: frozenset[str]) -> Iterator[Finding]:
    for outcome in sorted(given):
        said = element.consequence(outcome)
        if said is None or not said.text:
            yield at(
                element.place,
                'Wat volgt er op "{uitkomst}"? Zet het in een livc:gevolg bij deze stap.',
                uitkomst=outcome,
            )


def _strange(element: Element, given: frozenset[str]) -> Iterator[Finding]:
    times = Counter(each.outcome for each in element.consequences)
    for outcome, count in times.items():
        if outcome and outcome not in given:
            yield at(element.place, 'Deze stap kent de uitkomst "{uitkomst}" niet.', uitkomst=outcome)
        elif count > 1:
            yield at(element.place, "Zeg maar één keer wat er op een uitkomst volgt.")
