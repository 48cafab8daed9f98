"""A process names every variable that it reads or writes."""

from collections.abc import Iterator
from typing import Final

from app.procedure.bundle import Model
from app.procedure.drawn import at, drawn
from app.procedure.findings import Finding
from app.procedure.model import Place
from app.procedure.uses import reads, writes

SOURCE: Final = "CONVENTIES.md, variabelen.yaml"


def check(model: Model) -> Iterator[Finding]:
    """Yield variables that nothing declares; where the list itself is missing or unread, that is the finding."""
    for place, names_here in _used(model):
        for name in sorted(names_here):
            if not model.may_name(place.file, name):
                yield at(
                    place, 'De variabele "{naam}" staat niet in variabelen.yaml van dit proces.', naam=name
                )


def _used(model: Model) -> Iterator[tuple[Place, frozenset[str]]]:
    yield from (
        (element.place, reads(model, element) | writes(model, element)) for _, element in drawn(model)
    )
