"""A process names every variable that it reads or writes."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.conditions import parsed
from app.procedure.drawn import at, drawn
from app.procedure.expressions import names
from app.procedure.findings import Finding
from app.procedure.model import Place

SOURCE: Final = "CONVENTIES.md, variabelen.yaml"


def check(model: Model) -> Iterator[Finding]:
    """Yield variables that nothing declares; where the list itself is missing or unread, that is the finding."""
    for place, used in _used(model):
        yield from _undeclared(model, place, used)


def _undeclared(model: Model, place: Place, used: frozenset[str]) -> Iterator[Finding]:
    for name in sorted(used):
        if not model.may_name(place.file, name):
            yield at(place, 'De variabele "{naam}" staat niet in variabelen.yaml van dit proces.', naam=name)


def _used(model: Model) -> Iterator[tuple[Place, frozenset[str]]]:
    """Yield what conditions, timers and results name; what a decision names is said there."""
    for place, node, _ in parsed(model):
        yield place, names(node)
    for _, element in drawn(model):
        written = [name for _, name in element.results]
        yield element.place, frozenset(filter(None, written))
